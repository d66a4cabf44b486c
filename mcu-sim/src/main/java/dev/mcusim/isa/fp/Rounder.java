package dev.mcusim.isa.fp;

/** The one place where exact results become numbers of a format (FPRound). */
final class Rounder {
    private Rounder() {}

    /** Rounds as FPSCR says. */
    static long round(Format format, boolean negative, int exponent, long significand, Fpscr fpscr) {
        return round(format, negative, exponent, significand, fpscr.rounding(), fpscr);
    }

    /**
     * Rounds significand * 2^(exponent - 62). Underflow is detected before rounding.
     *
     * @param significand more than zero. Its last bit may stand for anything between 0 and 2 if there are at least three bits more
     *     than in the format
     */
    static long round(Format format, boolean negative, int exponent, long significand, Rounding rounding, Fpscr fpscr) {
        int normalising = Long.numberOfLeadingZeros(significand) - 1;
        int normalExponent = exponent - normalising;
        int denormalising = Math.max(format.minimumExponent() - normalExponent, 0);
        boolean tiny = denormalising > 0;
        if (tiny && fpscr.flushesToZero() && format != Format.HALF) {
            fpscr.raise(Fpscr.UFC);
            return format.zero(negative);
        }
        int surplus = Format.ONE - format.fractionBits() + denormalising;
        long quarters = shiftRightSticky(significand << normalising, surplus - 2);
        int rest = (int) quarters & 3;
        long magnitude = quarters >>> 2;
        if (rounding.increments(negative, (magnitude & 1) != 0, rest)) {
            magnitude++;
        }
        if (tiny) {
            fpscr.raise(rest != 0 ? Fpscr.UFC | Fpscr.IXC : 0);
            return format.zero(negative) | magnitude;
        }
        boolean alternative = format == Format.HALF && fpscr.usesAlternativeHalf();
        int largestExponent = alternative ? format.bias() + 1 : format.bias();
        boolean carries = magnitude >>> (format.fractionBits() + 1) != 0;
        if ((carries ? normalExponent + 1 : normalExponent) > largestExponent) {
            return overflow(format, negative, alternative, rounding, fpscr);
        }
        fpscr.inexactIf(rest != 0);
        long exponentField = (long) (normalExponent + format.bias() - 1) << format.fractionBits();
        return format.zero(negative)
                | (exponentField + magnitude); // the hidden bit, or the carry, adds to the exponent
    }

    private static long overflow(Format format, boolean negative, boolean alternative, Rounding rounding, Fpscr fpscr) {
        if (alternative) {
            fpscr.raise(Fpscr.IOC);
            return format.alternativeMaximum(negative);
        }
        fpscr.raise(Fpscr.OFC | Fpscr.IXC);
        return rounding.overflowsToInfinity(negative) ? format.infinity(negative) : format.maxNormal(negative);
    }

    /** Shifts right by any distance from 0; the last bit tells whether ones were lost. */
    static long shiftRightSticky(long value, int distance) {
        if (distance >= Long.SIZE) {
            return value == 0 ? 0 : 1;
        }
        long kept = value >>> distance;
        return kept << distance == value ? kept : kept | 1;
    }
}
