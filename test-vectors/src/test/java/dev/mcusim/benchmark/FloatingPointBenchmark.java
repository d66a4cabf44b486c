package dev.mcusim.benchmark;

import dev.mcusim.isa.fp.DoubleArithmetic;
import dev.mcusim.isa.fp.Fpscr;
import dev.mcusim.isa.fp.SingleArithmetic;
import java.util.Random;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Floating-point operations on ordinary numbers: time for one, with FPSCR set before each. Results are added up as
 * integers, which keeps the operations independent of each other.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FloatingPointBenchmark {
    private static final int OPERANDS = 1024;

    /** What FPSCR says before an operation, which decides how the result is made. */
    public enum Controls {
        /** As after reset. Whether results are exact has to be found out; inexact doubles take integers. */
        RESET(0),
        /** The inexact flag is set, as it is soon in every program: Java's arithmetic, but for VFMA.F64. */
        INEXACT_SEEN(Fpscr.IXC),
        /** Flush-to-zero: integer arithmetic that rounds once. */
        FLUSH_TO_ZERO(Fpscr.FZ);

        private final int bits;

        Controls(int bits) {
            this.bits = bits;
        }
    }

    @Param
    public Controls fpscrBefore;

    private final int[] singles = new int[OPERANDS + 2];
    private final long[] doubles = new long[OPERANDS + 2];
    private final Fpscr fpscr = new Fpscr();
    private int controls;

    /** Numbers of 1 to 8, half of them negative, whose sums, products and both are ordinary numbers. */
    @Setup
    public void operands() {
        controls = fpscrBefore.bits;
        Random random = new Random(1);
        for (int i = 0; i < singles.length; i++) {
            double number = Math.scalb(1 + random.nextDouble(), random.nextInt(3));
            double signed = random.nextBoolean() ? number : -number;
            singles[i] = Float.floatToRawIntBits((float) signed);
            doubles[i] = Double.doubleToRawLongBits(signed);
        }
    }

    @Benchmark
    @OperationsPerInvocation(OPERANDS)
    public int vaddF32() {
        int sum = 0;
        for (int i = 0; i < OPERANDS; i++) {
            fpscr.setBits(controls);
            sum += SingleArithmetic.vadd(singles[i], singles[i + 1], fpscr);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(OPERANDS)
    public int vmulF32() {
        int sum = 0;
        for (int i = 0; i < OPERANDS; i++) {
            fpscr.setBits(controls);
            sum += SingleArithmetic.vmul(singles[i], singles[i + 1], fpscr);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(OPERANDS)
    public int vfmaF32() {
        int sum = 0;
        for (int i = 0; i < OPERANDS; i++) {
            fpscr.setBits(controls);
            sum += SingleArithmetic.vfma(singles[i], singles[i + 1], singles[i + 2], fpscr);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(OPERANDS)
    public long vaddF64() {
        long sum = 0;
        for (int i = 0; i < OPERANDS; i++) {
            fpscr.setBits(controls);
            sum += DoubleArithmetic.vadd(doubles[i], doubles[i + 1], fpscr);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(OPERANDS)
    public long vmulF64() {
        long sum = 0;
        for (int i = 0; i < OPERANDS; i++) {
            fpscr.setBits(controls);
            sum += DoubleArithmetic.vmul(doubles[i], doubles[i + 1], fpscr);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(OPERANDS)
    public long vfmaF64() {
        long sum = 0;
        for (int i = 0; i < OPERANDS; i++) {
            fpscr.setBits(controls);
            sum += DoubleArithmetic.vfma(doubles[i], doubles[i + 1], doubles[i + 2], fpscr);
        }
        return sum;
    }
}
