package dev.mcusim.reference;

import dev.mcusim.model.QuantizedMultiplier;

/**
 * Fixed-point arithmetic on 32-bit integers as gemmlowp defines it and TFLite uses it.
 *
 * <p>A number with n integer bits has 31 - n fraction bits; Q0 therefore covers -1 to just below 1. Sums and left shifts wrap around.
 *
 * @see <a href="https://github.com/google/gemmlowp">gemmlowp, fixedpoint/fixedpoint.h</a>
 */
final class FixedPoint {
    /** The largest Q0 number, which stands for one. */
    static final int ONE_Q0 = Integer.MAX_VALUE;

    private FixedPoint() {}

    /**
     * {@code a * b / 2^31}, rounded to nearest with halves towards positive infinity for positive and towards zero for negative products; the one overflow,
     * (-1) * (-1), saturates. Multiplies a Qm by a Qn number into Q(m+n).
     */
    static int saturatingRoundingDoublingHighMul(int a, int b) {
        if (a == Integer.MIN_VALUE && b == Integer.MIN_VALUE) {
            return Integer.MAX_VALUE;
        }
        long product = (long) a * b;
        long nudge = product >= 0 ? 1L << 30 : 1 - (1L << 30);
        // Division truncates towards zero, unlike a shift.
        return (int) ((product + nudge) / (1L << 31));
    }

    /**
     * {@code x / 2^exponent}, rounded to nearest, halves away from zero.
     *
     * @param exponent 0 to 31
     */
    static int roundingDivideByPot(int x, int exponent) {
        int mask = (int) ((1L << exponent) - 1);
        int remainder = x & mask;
        int threshold = (mask >> 1) + (x < 0 ? 1 : 0);
        return (x >> exponent) + (remainder > threshold ? 1 : 0);
    }

    /** {@code x * 2^exponent}, saturating; exponent 1 to 30. */
    static int saturatingMultiplyByPot(int x, int exponent) {
        int limit = (1 << (31 - exponent)) - 1;
        if (x > limit) {
            return Integer.MAX_VALUE;
        }
        return x < -limit ? Integer.MIN_VALUE : x << exponent;
    }

    /** {@code x * multiplier * 2^(shift - 31)}, rounded twice: after the multiplication and after the right shift. */
    static int multiplyByQuantizedMultiplier(int x, int multiplier, int shift) {
        int leftShift = Math.max(shift, 0);
        int rightShift = Math.max(-shift, 0);
        return roundingDivideByPot(saturatingRoundingDoublingHighMul(x << leftShift, multiplier), rightShift);
    }

    static int multiplyByQuantizedMultiplier(int x, QuantizedMultiplier factor) {
        return multiplyByQuantizedMultiplier(x, factor.multiplier(), factor.shift());
    }
}
