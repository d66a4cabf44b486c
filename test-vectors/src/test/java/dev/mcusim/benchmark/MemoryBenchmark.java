package dev.mcusim.benchmark;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.board.MemoryRegion.Kind;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Condition;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Loads and stores of words with the whole timing model: time for one, in a loop of eight and three more. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MemoryBenchmark {
    private static final int UNROLLED = 8;
    private static final int ROUNDS = 512;
    /** Of a Cortex-M7's data cache, in bytes. */
    private static final int LINE = 32;

    /** Where the words are. */
    public enum Place {
        /** Tightly coupled. */
        TCM(Kind.DTCM, 0),
        /** In eight lines of the data cache. */
        CACHED(Kind.SRAM, 0),
        /** Each in a line of its own, the last one of 128 KiB before the first is used again. */
        MISSING(Kind.SRAM, UNROLLED * LINE);

        private final Kind memory;
        private final int advance;

        Place(Kind memory, int advance) {
            this.memory = memory;
            this.advance = advance;
        }
    }

    @Param({"INTERPRETER", "JIT"})
    public CoreKind core;

    @Param
    public Place place;

    private GuestLoop loads;
    private GuestLoop stores;

    @Setup
    public void assemble() {
        loads = new GuestLoop(core, asm -> write(asm, "ldr"));
        stores = new GuestLoop(core, asm -> write(asm, "str"));
    }

    private static void write(MacroAssembler asm, String mnemonic) {
        Label round = asm.here();
        for (int i = 0; i < UNROLLED; i++) {
            asm.emit(mnemonic, R0, Address.of(R1, LINE * i));
        }
        asm.add(R1, R1, R3);
        asm.subs(R2, R2, 1);
        asm.b(Condition.NE, round);
    }

    @TearDown
    public void close() {
        loads.close();
        stores.close();
    }

    @Benchmark
    @OperationsPerInvocation(ROUNDS * UNROLLED)
    public int load() {
        return access(loads);
    }

    @Benchmark
    @OperationsPerInvocation(ROUNDS * UNROLLED)
    public int store() {
        return access(stores);
    }

    private int access(GuestLoop loop) {
        loop.set(R1, loop.base(place.memory));
        loop.set(R2, ROUNDS);
        loop.set(R3, place.advance);
        loop.run();
        return loop.get(R0);
    }
}
