package dev.mcusim.isa.fp;

/** Products in any format (FPMul). */
final class Multiplication {
    private Multiplication() {}

    /** FPMul. */
    static long multiply(Format format, long op1, long op2, Fpscr fpscr) {
        long multiplicand = format.unpack(op1, fpscr);
        long multiplier = format.unpack(op2, fpscr);
        if (format.isNan(multiplicand) || format.isNan(multiplier)) {
            return Nans.process(format, multiplicand, multiplier, fpscr);
        }
        boolean negative = format.isNegative(multiplicand) != format.isNegative(multiplier);
        boolean zero = format.isZero(multiplicand) || format.isZero(multiplier);
        if (format.isInfinite(multiplicand) || format.isInfinite(multiplier)) {
            return zero ? Nans.invalid(format, fpscr) : format.infinity(negative);
        }
        if (zero) {
            return format.zero(negative);
        }
        long first = format.significand(multiplicand);
        long second = format.significand(multiplier);
        long high = Math.multiplyHigh(first, second);
        long sticky = first * second == 0 ? 0 : 1;
        int exponent = format.exponent(multiplicand) + format.exponent(multiplier);
        return Rounder.round(format, negative, exponent + 2, high | sticky, fpscr);
    }
}
