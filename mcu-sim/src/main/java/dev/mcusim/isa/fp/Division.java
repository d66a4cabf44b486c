package dev.mcusim.isa.fp;

/** Quotients in any format (FPDiv). */
final class Division {
    /** Bits of the quotient that one step yields, and how many a significand has below those of any format. */
    private static final int STEP = 10;

    private static final int STEPS = 6;

    private Division() {}

    /** FPDiv. */
    static long divide(Format format, long op1, long op2, Fpscr fpscr) {
        long dividend = format.unpack(op1, fpscr);
        long divisor = format.unpack(op2, fpscr);
        if (format.isNan(dividend) || format.isNan(divisor)) {
            return Nans.process(format, dividend, divisor, fpscr);
        }
        boolean negative = format.isNegative(dividend) != format.isNegative(divisor);
        if (format.isInfinite(dividend)) {
            return format.isInfinite(divisor) ? Nans.invalid(format, fpscr) : format.infinity(negative);
        }
        if (format.isZero(divisor)) {
            if (format.isZero(dividend)) {
                return Nans.invalid(format, fpscr);
            }
            fpscr.raise(Fpscr.DZC);
            return format.infinity(negative);
        }
        if (format.isZero(dividend) || format.isInfinite(divisor)) {
            return format.zero(negative);
        }
        int exponent = format.exponent(dividend) - format.exponent(divisor);
        long quotient = quotient(format.significand(dividend) >>> STEP, format.significand(divisor) >>> STEP);
        return Rounder.round(format, negative, exponent + Format.ONE - STEP * STEPS, quotient, fpscr);
    }

    /** The quotient of two 53-bit numbers times 2^60, its last bit sticky; long division with digits of ten bits. */
    private static long quotient(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long remainder = dividend % divisor;
        for (int i = 0; i < STEPS; i++) {
            long shifted = remainder << STEP;
            quotient = quotient << STEP | shifted / divisor;
            remainder = shifted % divisor;
        }
        return remainder == 0 ? quotient : quotient | 1;
    }
}
