package dev.mcusim.isa.fp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What Java's own arithmetic computes and finds out about exactness is what the integer arithmetic gives, flags included. */
class ShortcutsTest {
    private static final int CASES = 100_000;

    /** An operation on d, n and m. */
    @FunctionalInterface
    private interface Operation {
        long apply(long d, long n, long m, Fpscr fpscr);
    }

    @Test
    void single() {
        Format format = Format.SINGLE;
        check(
                format,
                "vadd",
                (d, n, m, f) -> SingleArithmetic.vadd((int) n, (int) m, f),
                (d, n, m, f) -> Addition.add(format, n, m, f));
        check(
                format,
                "vsub",
                (d, n, m, f) -> SingleArithmetic.vsub((int) n, (int) m, f),
                (d, n, m, f) -> Addition.subtract(format, n, m, f));
        check(
                format,
                "vmul",
                (d, n, m, f) -> SingleArithmetic.vmul((int) n, (int) m, f),
                (d, n, m, f) -> Multiplication.multiply(format, n, m, f));
        check(
                format,
                "vdiv",
                (d, n, m, f) -> SingleArithmetic.vdiv((int) n, (int) m, f),
                (d, n, m, f) -> Division.divide(format, n, m, f));
        check(
                format,
                "vsqrt",
                (d, n, m, f) -> SingleArithmetic.vsqrt((int) m, f),
                (d, n, m, f) -> SquareRoot.squareRoot(format, m, f));
        check(
                format,
                "vfma",
                (d, n, m, f) -> SingleArithmetic.vfma((int) d, (int) n, (int) m, f),
                (d, n, m, f) -> FusedMultiplyAdd.multiplyAdd(format, d, n, m, f));
    }

    @Test
    void doubles() {
        Format format = Format.DOUBLE;
        check(
                format,
                "vadd",
                (d, n, m, f) -> DoubleArithmetic.vadd(n, m, f),
                (d, n, m, f) -> Addition.add(format, n, m, f));
        check(
                format,
                "vsub",
                (d, n, m, f) -> DoubleArithmetic.vsub(n, m, f),
                (d, n, m, f) -> Addition.subtract(format, n, m, f));
        check(
                format,
                "vmul",
                (d, n, m, f) -> DoubleArithmetic.vmul(n, m, f),
                (d, n, m, f) -> Multiplication.multiply(format, n, m, f));
        check(
                format,
                "vdiv",
                (d, n, m, f) -> DoubleArithmetic.vdiv(n, m, f),
                (d, n, m, f) -> Division.divide(format, n, m, f));
        check(
                format,
                "vsqrt",
                (d, n, m, f) -> DoubleArithmetic.vsqrt(m, f),
                (d, n, m, f) -> SquareRoot.squareRoot(format, m, f));
    }

    private static void check(Format format, String name, Operation shortcut, Operation exact) {
        long seed = Long.getLong("mcusim.seed", new Random().nextLong());
        Random random = new Random(seed);
        FpOperands operands = new FpOperands(random, format);
        long mask = format.signMask() | (format.signMask() - 1);
        for (int i = 0; i < CASES; i++) {
            long n = operands.next();
            long m = operands.near(n);
            long d = operands.nearProduct(n, m);
            int before = random.nextBoolean() ? Fpscr.IXC : 0;
            Fpscr one = new Fpscr(before);
            Fpscr other = new Fpscr(before);
            long actual = shortcut.apply(d, n, m, one) & mask;
            long expected = exact.apply(d, n, m, other) & mask;
            if (actual != expected || one.bits() != other.bits()) {
                assertThat(String.format("%x %s", actual, one))
                        .as("%s %s d=%x n=%x m=%x %s, -Dmcusim.seed=%d", format, name, d, n, m, other, seed)
                        .isEqualTo(String.format("%x %s", expected, other));
            }
        }
    }
}
