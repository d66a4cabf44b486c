package dev.mcusim.isa.fp;

/** Square roots in any format (FPSqrt). */
final class SquareRoot {
    /** Bits of the computed root: 53 for the longest format and some to round by. */
    private static final int BITS = 58;

    private SquareRoot() {}

    /** FPSqrt. */
    static long squareRoot(Format format, long op, Fpscr fpscr) {
        long radicand = format.unpack(op, fpscr);
        if (format.isNan(radicand)) {
            return Nans.process(format, radicand, fpscr);
        }
        if (format.isZero(radicand)) {
            return radicand;
        }
        if (format.isNegative(radicand)) {
            return Nans.invalid(format, fpscr);
        }
        if (format.isInfinite(radicand)) {
            return radicand;
        }
        int exponent = format.exponent(radicand);
        boolean odd = (exponent & 1) != 0;
        long root = root(odd ? format.significand(radicand) << 1 : format.significand(radicand));
        int rootExponent = (odd ? exponent + 1 : exponent + 2) / 2;
        return Rounder.round(format, false, rootExponent + Format.ONE - BITS, root, fpscr);
    }

    /**
     * The root of an unsigned fraction in units of 2^-64, in units of 2^-58, its last bit sticky; one bit of the root for two bits of the
     * fraction.
     */
    private static long root(long fraction) {
        long pairs = fraction;
        long root = 0;
        long remainder = 0;
        for (int i = 0; i < BITS; i++) {
            remainder = remainder << 2 | pairs >>> 62;
            pairs <<= 2;
            long candidate = root << 2 | 1;
            root <<= 1;
            if (remainder >= candidate) {
                remainder -= candidate;
                root |= 1;
            }
        }
        return remainder == 0 ? root : root | 1;
    }
}
