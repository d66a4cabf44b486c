package dev.mcusim.kernel;

/** TFLite's fixed-point arithmetic as its documentation words it: quotients that round, remainders that are compared. The kernels' tests believe this alone. */
final class TfliteArithmetic {
    private TfliteArithmetic() {}

    /** A quantized multiplier: {@code fraction * 2^(exponent - 31)}. */
    record Multiplier(int fraction, int exponent) {
        /** The closest to a real number, as QuantizeMultiplier finds it. */
        static Multiplier of(double real) {
            int exponent = Math.getExponent(real) + 1;
            long fraction = Math.round(Math.scalb(real, 31 - exponent));
            if (fraction == 1L << 31) {
                fraction /= 2;
                exponent++;
            }
            return exponent < -31 ? new Multiplier(0, 0) : new Multiplier((int) fraction, exponent);
        }

        int apply(int x) {
            int shifted = Math.multiplyExact(x, 1 << Math.max(exponent, 0));
            return divideByPowerOfTwo(doublingHighMul(shifted, fraction), Math.max(-exponent, 0));
        }
    }

    /** {@code a * b / 2^31}: half of the divisor with the product's sign is added, then the division cuts off. */
    static int doublingHighMul(int a, int b) {
        if (a == Integer.MIN_VALUE && b == Integer.MIN_VALUE) {
            return Integer.MAX_VALUE;
        }
        long product = (long) a * b;
        long nudge = product >= 0 ? 1L << 30 : 1 - (1L << 30);
        return (int) ((product + nudge) / (1L << 31));
    }

    /** {@code x / 2^exponent}: rounded up where the remainder exceeds a threshold, which is one larger for negative numbers. */
    static int divideByPowerOfTwo(int x, int exponent) {
        long divisor = 1L << exponent;
        long remainder = Math.floorMod((long) x, divisor);
        long threshold = ((divisor - 1) >> 1) + (x < 0 ? 1 : 0);
        return (int) (Math.floorDiv((long) x, divisor) + (remainder > threshold ? 1 : 0));
    }

    static int clamp(int x, int min, int max) {
        return Math.max(min, Math.min(max, x));
    }
}
