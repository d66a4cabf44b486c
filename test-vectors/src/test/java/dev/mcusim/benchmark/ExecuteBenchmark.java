package dev.mcusim.benchmark;

import dev.mcusim.cpu.CoreKind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Interpreting, and running translated code: what has run for a while, with the whole timing model. The rows
 * {@code instructions} are in millions a second (MIPS).
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExecuteBenchmark {

    /** How guest code is executed. */
    @State(Scope.Benchmark)
    public static class Core {
        @Param({"INTERPRETER", "JIT"})
        public CoreKind core;
    }

    /** What JMH adds up. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Executed {
        public long instructions;

        @Setup(Level.Iteration)
        public void reset() {
            instructions = 0;
        }
    }

    /** The hot loop. */
    @State(Scope.Benchmark)
    public static class Loop {
        private DotProduct product;

        @Setup
        public void load(Core core) {
            product = new DotProduct(core.core);
        }

        @TearDown
        public void close() {
            product.close();
        }
    }

    /** A firmware behind its first inference. */
    @State(Scope.Benchmark)
    public static class Deployed {
        /** All but the first are files beside the repository. */
        @Param({"shapes", "pretrainedResnet_quant", "vww_96_int8", "mcunet_vww1"})
        public String network;

        private JavaDeployment deployment;

        @Setup
        public void boot(Core core) {
            deployment = new JavaDeployment(NetworkFirmware.of("nucleo-f746zg", network), core.core);
            deployment.infer();
        }

        @TearDown
        public void close() {
            deployment.close();
        }
    }

    @Benchmark
    public int dotProduct(Loop loop, Executed executed) {
        executed.instructions += DotProduct.INSTRUCTIONS;
        return loop.product.run();
    }

    @Benchmark
    public List<byte[]> inference(Deployed deployed, Executed executed) {
        long before = deployed.deployment.counters().instructions();
        deployed.deployment.infer();
        executed.instructions += deployed.deployment.counters().instructions() - before;
        return deployed.deployment.outputs();
    }
}
