package dev.mcusim.isa.fp;

/** Conversions between formats (FPSingleToDouble, FPDoubleToSingle, FPHalfToSingle, FPSingleToHalf, FPHalfToDouble, FPDoubleToHalf). */
final class FormatConversion {
    private FormatConversion() {}

    /** The nearest number of another format as FPSCR rounds; FPSCR.AHP says how half-precision numbers are read and written. */
    static long convert(Format from, Format to, long op, Fpscr fpscr) {
        long number = from.unpack(op, fpscr);
        boolean negative = from.isNegative(number);
        boolean alternative = fpscr.usesAlternativeHalf();
        boolean hasSpecials = !(alternative && from == Format.HALF);
        boolean takesSpecials = !(alternative && to == Format.HALF);
        if (hasSpecials && from.isNan(number)) {
            return convertNan(from, to, number, takesSpecials, fpscr);
        }
        if (hasSpecials && from.isInfinite(number)) {
            if (takesSpecials) {
                return to.infinity(negative);
            }
            fpscr.raise(Fpscr.IOC);
            return to.alternativeMaximum(negative);
        }
        if (from.isZero(number)) {
            return to.zero(negative);
        }
        return Rounder.round(to, negative, from.exponent(number), from.significand(number), fpscr);
    }

    /** Keeps the top of the fraction, made quiet; where there are no NaNs, gives zero. */
    private static long convertNan(Format from, Format to, long nan, boolean takesNans, Fpscr fpscr) {
        if (!takesNans || from.isSignallingNan(nan)) {
            fpscr.raise(Fpscr.IOC);
        }
        boolean negative = from.isNegative(nan);
        if (!takesNans) {
            return to.zero(negative);
        }
        if (fpscr.usesDefaultNan()) {
            return to.defaultNan();
        }
        long fraction = from.magnitude(nan) & ((1L << from.fractionBits()) - 1);
        int widening = to.fractionBits() - from.fractionBits();
        long kept = widening >= 0 ? fraction << widening : fraction >>> -widening;
        return to.infinity(negative) | to.quietBit() | kept;
    }
}
