package dev.mcusim.isa.fp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.isa.fp.ExactOracle.Rounded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** All operations on numbers, against exact arithmetic and {@link ExactOracle}; every rounding mode, with and without flush-to-zero. */
class ExactArithmeticTest {
    private static final int TRIES = 3000;

    /** Operands as an operation sees them, with the flags that taking them raises. */
    private static final class Operands {
        private final Format format;
        private final Fpscr fpscr;
        private final long d;
        private final long n;
        private final long m;
        private int flags;

        Operands(Format format, long seed) {
            Random random = new Random(seed);
            FpOperands operands = new FpOperands(random, format);
            this.format = format;
            this.fpscr = new Fpscr(random.nextInt(4) << 22 | (random.nextInt(4) == 0 ? Fpscr.FZ : 0));
            this.n = finite(operands.next());
            this.m = finite(operands.near(n));
            this.d = finite(random.nextBoolean() ? operands.nearProduct(n, m) : operands.near(n));
        }

        private long finite(long bits) {
            return format.isNan(bits) || format.isInfinite(bits) ? format.maxNormal(format.isNegative(bits)) : bits;
        }

        /** The value of an operand, zero if it is flushed. */
        BigDecimal value(long bits) {
            BigDecimal value = ExactOracle.value(format, bits);
            boolean denormal = value.signum() != 0 && (bits & format.infinity(false)) == 0;
            if (denormal && flushes()) {
                flags |= Fpscr.IDC;
                return BigDecimal.ZERO;
            }
            return value;
        }

        boolean flushes() {
            return (fpscr.bits() & Fpscr.FZ) != 0;
        }

        boolean negative(long bits) {
            return format.isNegative(bits);
        }

        void check(String what, long actual, long expected, int raised) {
            assertThat(String.format("%016x %02x", actual, fpscr.bits() & 0xff))
                    .as("%s %s d=%x n=%x m=%x %s", format, what, d, n, m, fpscr)
                    .isEqualTo(String.format("%016x %02x", expected, flags | raised));
        }

        /** Checks a result that is a sum; a zero of opposite signs is positive unless rounding is down. */
        void checkSum(String what, long actual, BigDecimal exact, boolean firstNegative, boolean secondNegative) {
            if (exact.signum() == 0) {
                boolean down = fpscr.rounding() == Rounding.TOWARD_MINUS;
                boolean negative = firstNegative == secondNegative ? firstNegative : down;
                check(what, actual, format.zero(negative), 0);
            } else {
                checkRounded(what, actual, ExactOracle.round(format, exact, fpscr.rounding(), flushes()));
            }
        }

        void checkRounded(String what, long actual, Rounded expected) {
            check(what, actual, expected.bits(), expected.flags());
        }
    }

    @Property(tries = TRIES)
    void sumsAndDifferences(@ForAll long seed, @ForAll boolean wide) {
        Operands o = new Operands(wide ? Format.DOUBLE : Format.SINGLE, seed);
        long sum =
                wide ? DoubleArithmetic.vadd(o.n, o.m, o.fpscr) : word(SingleArithmetic.vadd(w(o.n), w(o.m), o.fpscr));
        o.checkSum("vadd", sum, o.value(o.n).add(o.value(o.m)), o.negative(o.n), o.negative(o.m));
        o = new Operands(o.format, seed);
        long difference =
                wide ? DoubleArithmetic.vsub(o.n, o.m, o.fpscr) : word(SingleArithmetic.vsub(w(o.n), w(o.m), o.fpscr));
        o.checkSum("vsub", difference, o.value(o.n).subtract(o.value(o.m)), o.negative(o.n), !o.negative(o.m));
    }

    @Property(tries = TRIES)
    void products(@ForAll long seed, @ForAll boolean wide) {
        Operands o = new Operands(wide ? Format.DOUBLE : Format.SINGLE, seed);
        long product =
                wide ? DoubleArithmetic.vmul(o.n, o.m, o.fpscr) : word(SingleArithmetic.vmul(w(o.n), w(o.m), o.fpscr));
        boolean negative = o.negative(o.n) != o.negative(o.m);
        o.checkSum("vmul", product, o.value(o.n).multiply(o.value(o.m)), negative, negative);
    }

    @Property(tries = TRIES)
    void fusedMultiplyAdd(@ForAll long seed, @ForAll boolean wide) {
        Operands o = new Operands(wide ? Format.DOUBLE : Format.SINGLE, seed);
        long result = wide
                ? DoubleArithmetic.vfma(o.d, o.n, o.m, o.fpscr)
                : word(SingleArithmetic.vfma(w(o.d), w(o.n), w(o.m), o.fpscr));
        BigDecimal exact = o.value(o.d).add(o.value(o.n).multiply(o.value(o.m)));
        o.checkSum("vfma", result, exact, o.negative(o.d), o.negative(o.n) != o.negative(o.m));
    }

    /** 2^102 + 1 has two factors of 52 bits at most; it is half a last place of the addend, and one that lies 102 bits lower. */
    @Example
    void theLastBitOfAProductDecidesATie() {
        double n = 0x1p51 - 0x1p26 + 1;
        double m = 0x1p51 + 0x1p26 + 1;
        double even = 0x1p155;
        assertThat(fused(even, n, m)).isEqualTo(Math.nextUp(even));
        assertThat(fused(-even, -n, m)).isEqualTo(-Math.nextUp(even));
        double odd = Math.nextUp(even);
        assertThat(fused(odd, -n, m)).isEqualTo(even);
        double third = Math.nextUp(odd);
        assertThat(fused(third, -n, m)).isEqualTo(odd);
    }

    private static double fused(double addend, double n, double m) {
        Fpscr fpscr = new Fpscr();
        long bits = DoubleArithmetic.vfma(bits(addend), bits(n), bits(m), fpscr);
        assertThat(fpscr.bits()).isEqualTo(Fpscr.IXC);
        return Double.longBitsToDouble(bits);
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    @Property(tries = TRIES)
    void quotients(@ForAll long seed, @ForAll boolean wide) {
        Operands o = new Operands(wide ? Format.DOUBLE : Format.SINGLE, seed);
        long quotient =
                wide ? DoubleArithmetic.vdiv(o.n, o.m, o.fpscr) : word(SingleArithmetic.vdiv(w(o.n), w(o.m), o.fpscr));
        BigDecimal n = o.value(o.n).abs();
        BigDecimal m = o.value(o.m).abs();
        boolean negative = o.negative(o.n) != o.negative(o.m);
        if (m.signum() == 0) {
            boolean invalid = n.signum() == 0;
            long expected = invalid ? o.format.defaultNan() : o.format.infinity(negative);
            o.check("vdiv", quotient, expected, invalid ? Fpscr.IOC : Fpscr.DZC);
        } else if (n.signum() == 0) {
            o.check("vdiv", quotient, o.format.zero(negative), 0);
        } else {
            Rounded expected = ExactOracle.round(
                    o.format, negative, v -> n.compareTo(v.multiply(m)), o.fpscr.rounding(), o.flushes());
            o.checkRounded("vdiv", quotient, expected);
        }
    }

    @Property(tries = TRIES)
    void squareRoots(@ForAll long seed, @ForAll boolean wide) {
        Operands o = new Operands(wide ? Format.DOUBLE : Format.SINGLE, seed);
        long radicand = o.format.magnitude(o.n);
        long root =
                wide ? DoubleArithmetic.vsqrt(radicand, o.fpscr) : word(SingleArithmetic.vsqrt(w(radicand), o.fpscr));
        BigDecimal m = o.value(radicand);
        if (m.signum() == 0) {
            o.check("vsqrt", root, 0, 0);
        } else {
            Rounded expected = ExactOracle.round(
                    o.format, false, v -> m.compareTo(v.multiply(v)), o.fpscr.rounding(), o.flushes());
            o.checkRounded("vsqrt", root, expected);
        }
    }

    @Property(tries = TRIES)
    void otherFormats(@ForAll long seed, @ForAll boolean wide, @ForAll boolean half) {
        Operands o = new Operands(wide ? Format.DOUBLE : Format.SINGLE, seed);
        Format to = half ? Format.HALF : wide ? Format.SINGLE : Format.DOUBLE;
        long actual;
        if (half) {
            actual = wide ? DoubleConversions.vcvtToHalf(o.n, o.fpscr) : SingleConversions.vcvtToHalf(w(o.n), o.fpscr);
        } else {
            actual = wide
                    ? word(DoubleConversions.vcvtToSingle(o.n, o.fpscr))
                    : SingleConversions.vcvtToDouble(w(o.n), o.fpscr);
        }
        BigDecimal exact = o.value(o.n);
        if (exact.signum() == 0) {
            o.check("vcvt", actual, to.zero(o.negative(o.n)), 0);
        } else {
            o.checkRounded(
                    "vcvt " + to, actual, ExactOracle.round(to, exact, o.fpscr.rounding(), o.flushes() && !half));
        }
    }

    @Property(tries = TRIES)
    void toIntegersAndFixedPoint(@ForAll long seed, @ForAll boolean wide, @ForAll boolean unsigned) {
        Random random = new Random(seed);
        Rounding rounding = Rounding.values()[random.nextInt(5)];
        Operands o = new Operands(wide ? Format.DOUBLE : Format.SINGLE, random.nextLong());
        long actual;
        if (unsigned) {
            actual = word(
                    wide
                            ? DoubleConversions.vcvtToU32(o.n, rounding, o.fpscr)
                            : SingleConversions.vcvtToU32(w(o.n), rounding, o.fpscr));
        } else {
            actual = wide
                    ? DoubleConversions.vcvtToS32(o.n, rounding, o.fpscr)
                    : SingleConversions.vcvtToS32(w(o.n), rounding, o.fpscr);
        }
        checkInteger(o, actual, 32, 0, unsigned, rounding);
        o = new Operands(o.format, random.nextLong());
        int size = random.nextBoolean() ? 16 : 32;
        int fraction = random.nextInt(size + 1);
        if (wide) {
            actual = DoubleConversions.vcvtToFixed(o.n, size, fraction, unsigned, o.fpscr);
        } else {
            int fixed = SingleConversions.vcvtToFixed(w(o.n), size, fraction, unsigned, o.fpscr);
            actual = unsigned ? word(fixed) : fixed;
        }
        checkInteger(o, actual, size, fraction, unsigned, Rounding.TOWARD_ZERO);
    }

    private static void checkInteger(
            Operands o, long actual, int size, int fraction, boolean unsigned, Rounding rounding) {
        BigDecimal scaled = o.value(o.n).multiply(BigDecimal.valueOf(2).pow(fraction));
        BigDecimal integer = scaled.setScale(0, mode(rounding));
        BigDecimal limit = BigDecimal.valueOf(2).pow(unsigned ? size : size - 1);
        BigDecimal least = unsigned ? BigDecimal.ZERO : limit.negate();
        BigDecimal most = limit.subtract(BigDecimal.ONE);
        BigDecimal saturated = integer.max(least).min(most);
        int flag = saturated.compareTo(integer) != 0 ? Fpscr.IOC : integer.compareTo(scaled) != 0 ? Fpscr.IXC : 0;
        String what = (unsigned ? "to u" : "to s") + size + " fraction " + fraction + " " + rounding;
        o.check(what, actual, saturated.longValueExact(), flag);
    }

    @Property(tries = TRIES)
    void fromIntegersAndFixedPoint(@ForAll long seed, @ForAll boolean wide, @ForAll boolean unsigned) {
        Random random = new Random(seed);
        int size = random.nextBoolean() ? 16 : 32;
        int fraction = random.nextInt(size + 1);
        int register = random.nextInt() >> random.nextInt(32) ^ random.nextInt() << 31;
        Operands o = new Operands(wide ? Format.DOUBLE : Format.SINGLE, seed);
        long actual = wide
                ? DoubleConversions.vcvtFromFixed(register, size, fraction, unsigned, o.fpscr)
                : word(SingleConversions.vcvtFromFixed(register, size, fraction, unsigned, o.fpscr));
        long word = unsigned ? word(register) : register;
        long number = size == 32 ? word : unsigned ? register & 0xffff : (short) register;
        BigDecimal scaled =
                BigDecimal.valueOf(number).divide(BigDecimal.valueOf(2).pow(fraction));
        checkFloat(o, actual, scaled, Rounding.NEAREST_EVEN);
        o = new Operands(o.format, seed);
        if (unsigned) {
            actual = wide
                    ? DoubleConversions.vcvtFromU32(register, o.fpscr)
                    : word(SingleConversions.vcvtFromU32(register, o.fpscr));
        } else {
            actual = wide
                    ? DoubleConversions.vcvtFromS32(register, o.fpscr)
                    : word(SingleConversions.vcvtFromS32(register, o.fpscr));
        }
        checkFloat(o, actual, BigDecimal.valueOf(word), o.fpscr.rounding());
    }

    private static void checkFloat(Operands o, long actual, BigDecimal exact, Rounding rounding) {
        if (exact.signum() == 0) {
            o.check("vcvt of 0", actual, 0, 0);
        } else {
            o.checkRounded("vcvt of " + exact, actual, ExactOracle.round(o.format, exact, rounding, o.flushes()));
        }
    }

    @Property(tries = TRIES)
    void integralValues(@ForAll long seed, @ForAll boolean wide, @ForAll boolean exactly) {
        Random random = new Random(seed);
        Operands o = new Operands(wide ? Format.DOUBLE : Format.SINGLE, random.nextLong());
        Rounding rounding = exactly ? o.fpscr.rounding() : Rounding.values()[random.nextInt(5)];
        long actual;
        if (exactly) {
            actual = wide ? DoubleConversions.vrintx(o.n, o.fpscr) : word(SingleConversions.vrintx(w(o.n), o.fpscr));
        } else {
            actual = wide
                    ? DoubleConversions.vrint(o.n, rounding, o.fpscr)
                    : word(SingleConversions.vrint(w(o.n), rounding, o.fpscr));
        }
        BigDecimal value = o.value(o.n);
        BigDecimal integral = value.setScale(0, mode(rounding));
        long magnitude = wide
                ? Double.doubleToRawLongBits(integral.abs().doubleValue())
                : Float.floatToRawIntBits(integral.abs().floatValue());
        int flag = exactly && integral.compareTo(value) != 0 ? Fpscr.IXC : 0;
        o.check("vrint " + rounding, actual, o.format.zero(o.negative(o.n)) | magnitude, flag);
    }

    private static RoundingMode mode(Rounding rounding) {
        return switch (rounding) {
            case NEAREST_EVEN -> RoundingMode.HALF_EVEN;
            case NEAREST_AWAY -> RoundingMode.HALF_UP;
            case TOWARD_PLUS -> RoundingMode.CEILING;
            case TOWARD_MINUS -> RoundingMode.FLOOR;
            case TOWARD_ZERO -> RoundingMode.DOWN;
        };
    }

    private static int w(long bits) {
        return (int) bits;
    }

    private static long word(int bits) {
        return Integer.toUnsignedLong(bits);
    }
}
