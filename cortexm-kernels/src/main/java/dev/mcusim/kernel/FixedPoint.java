package dev.mcusim.kernel;

/**
 * The fixed-point arithmetic of gemmlowp (fixedpoint/fixedpoint.h) that TFLite's int8 kernels are made of, for use while generating: tables,
 * proofs and constants.
 */
final class FixedPoint {
    private FixedPoint() {}

    /** {@code round(a * b / 2^31)}, halves upwards, saturating the one product that does not fit. */
    static int saturatingRoundingDoublingHighMul(int a, int b) {
        if (a == Integer.MIN_VALUE && b == Integer.MIN_VALUE) {
            return Integer.MAX_VALUE;
        }
        return (int) (((long) a * b + (1 << 30)) >> 31);
    }

    /**
     * {@code round(x / 2^exponent)}, halves away from zero.
     *
     * @param exponent 0 to 31
     */
    static int roundingDivideByPowerOfTwo(int x, int exponent) {
        if (exponent == 0) {
            return x;
        }
        return (int) (((long) x + (x >> 31) + (1L << (exponent - 1))) >> exponent);
    }

    /** TFLite's MultiplyByQuantizedMultiplier with double rounding: {@code x * multiplier * 2^(shift - 31)}. */
    static int requantize(int x, int multiplier, int shift) {
        int shifted = x << Math.max(shift, 0);
        return roundingDivideByPowerOfTwo(saturatingRoundingDoublingHighMul(shifted, multiplier), Math.max(-shift, 0));
    }

    /**
     * gemmlowp's exp_on_negative_values for 5 integer bits: {@code exp(x / 2^26)} as a Q31 fraction. Multiples of a quarter are split off the argument and
     * come back as factors {@code exp(-2^k)}; what remains goes through a Taylor polynomial about -1/8.
     *
     * @param x at most 0
     */
    static int expOfNegative(int x) {
        if (x == 0) {
            return Integer.MAX_VALUE;
        }
        int quarter = 1 << 24;
        int remainder = (x & (quarter - 1)) - quarter;
        int result = expBetweenMinusQuarterAndZero(remainder << 5);
        int whole = remainder - x;
        for (int exponent = -2; exponent <= 4; exponent++) {
            if ((whole & 1 << (26 + exponent)) != 0) {
                result = saturatingRoundingDoublingHighMul(result, fraction(Math.exp(-Math.scalb(1.0, exponent))));
            }
        }
        return result;
    }

    /** The Taylor polynomial of degree 4 about -1/8, in the order of operations that fixes the roundings. */
    private static int expBetweenMinusQuarterAndZero(int a) {
        int expOfCentre = fraction(Math.exp(-0.125));
        int x = a + (1 << 28);
        int x2 = saturatingRoundingDoublingHighMul(x, x);
        int x3 = saturatingRoundingDoublingHighMul(x2, x);
        int x4 = saturatingRoundingDoublingHighMul(x2, x2);
        int cubicAndQuartic =
                saturatingRoundingDoublingHighMul(roundingDivideByPowerOfTwo(x4, 2) + x3, fraction(1.0 / 3));
        int nonlinear = roundingDivideByPowerOfTwo(cubicAndQuartic + x2, 1);
        return expOfCentre + saturatingRoundingDoublingHighMul(expOfCentre, x + nonlinear);
    }

    /** A real number from 0 to 1 as Q31 fraction. */
    private static int fraction(double real) {
        return Math.toIntExact(Math.round(Math.scalb(real, 31)));
    }
}
