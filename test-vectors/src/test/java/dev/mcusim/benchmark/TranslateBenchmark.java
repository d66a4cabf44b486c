package dev.mcusim.benchmark;

import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.Translating;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Code that the simulator has never seen: power-up, boot and the first inference of a firmware. What {@code HOT_CODE}
 * takes longer than {@code NEVER} is the time to translate, less what translation has already saved; {@code AT_ONCE}
 * translates all of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TranslateBenchmark {

    @Param({"NEVER", "HOT_CODE", "AT_ONCE"})
    public Translating translating;

    /** The second is a file beside the repository. */
    @Param({"shapes", "kws_ref_model"})
    public String network;

    private NetworkFirmware firmware;

    @Setup
    public void build() {
        firmware = NetworkFirmware.of("nucleo-f746zg", network);
    }

    /** In a JVM that has not simulated anything yet, as on the command line. */
    @Benchmark
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public List<byte[]> firstInferenceInColdJvm() {
        return firstInference();
    }

    /** In a JVM that has compiled the simulator itself; the translations of earlier machines are not used again. */
    @Benchmark
    @Fork(1)
    @Warmup(iterations = 20)
    @Measurement(iterations = 20)
    public List<byte[]> firstInferenceInWarmJvm() {
        return firstInference();
    }

    private List<byte[]> firstInference() {
        try (JavaDeployment deployment = new JavaDeployment(firmware, CoreKind.JIT, translating)) {
            deployment.infer();
            return deployment.outputs();
        }
    }
}
