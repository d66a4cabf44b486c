package dev.mcusim.isa.fp;

/** Conversions to and from integers and fixed-point numbers, and rounding to integral values, in any format. */
final class Integers {
    private Integers() {}

    /**
     * FPToFixed and FPToFixedDirected: saturates, and a NaN gives zero, both with IOC.
     *
     * @param size         bits of the result, 16 or 32
     * @param fractionBits of them, behind the binary point
     * @return the result, sign- or zero-extended
     */
    static long toFixed(
            Format format, long op, int size, int fractionBits, boolean unsigned, Rounding rounding, Fpscr fpscr) {
        long number = format.unpack(op, fpscr);
        if (format.isNan(number)) {
            fpscr.raise(Fpscr.IOC);
            return 0;
        }
        if (format.isZero(number)) {
            return 0;
        }
        boolean negative = format.isNegative(number);
        long largest = (1L << (unsigned ? size : size - 1)) - 1;
        long smallest = unsigned ? 0 : -largest - 1;
        int exponent = format.exponent(number) + fractionBits;
        if (format.isInfinite(number) || exponent > size) {
            fpscr.raise(Fpscr.IOC);
            return negative ? smallest : largest;
        }
        long quarters = Rounder.shiftRightSticky(format.significand(number), Format.ONE - 2 - exponent);
        long magnitude = rounded(quarters, negative, rounding);
        long integer = negative ? -magnitude : magnitude;
        if (integer < smallest || integer > largest) {
            fpscr.raise(Fpscr.IOC);
            return negative ? smallest : largest;
        }
        fpscr.inexactIf((quarters & 3) != 0);
        return integer;
    }

    /** FixedToFP: the integer divided by 2^fractionBits; the integer has at most 33 bits. */
    static long fromFixed(Format format, long integer, int fractionBits, Rounding rounding, Fpscr fpscr) {
        if (integer == 0) {
            return format.zero(false);
        }
        return Rounder.round(format, integer < 0, Format.ONE - fractionBits, Math.abs(integer), rounding, fpscr);
    }

    /**
     * FPRoundInt: the integral value as a floating-point number. Zeros keep the sign.
     *
     * @param exact whether a changed value raises IXC
     */
    static long roundToIntegral(Format format, long op, Rounding rounding, boolean exact, Fpscr fpscr) {
        long number = format.unpack(op, fpscr);
        if (format.isNan(number)) {
            return Nans.process(format, number, fpscr);
        }
        if (format.isInfinite(number) || format.isZero(number)) {
            return number;
        }
        int exponent = format.exponent(number);
        if (exponent >= format.fractionBits()) {
            return number;
        }
        boolean negative = format.isNegative(number);
        long quarters = Rounder.shiftRightSticky(format.significand(number), Format.ONE - 2 - exponent);
        long magnitude = rounded(quarters, negative, rounding);
        fpscr.inexactIf(exact && (quarters & 3) != 0);
        return magnitude == 0 ? format.zero(negative) : Rounder.round(format, negative, Format.ONE, magnitude, fpscr);
    }

    private static long rounded(long quarters, boolean negative, Rounding rounding) {
        long truncated = quarters >>> 2;
        return rounding.increments(negative, (truncated & 1) != 0, (int) quarters & 3) ? truncated + 1 : truncated;
    }
}
