package dev.mcusim.isa.fp;

/** Sums and differences in any format (FPAdd, FPSub). */
final class Addition {
    private Addition() {}

    /** FPAdd. */
    static long add(Format format, long op1, long op2, Fpscr fpscr) {
        long augend = format.unpack(op1, fpscr);
        long addend = format.unpack(op2, fpscr);
        if (format.isNan(augend) || format.isNan(addend)) {
            return Nans.process(format, augend, addend, fpscr);
        }
        return sum(format, augend, addend, fpscr);
    }

    /** FPSub: as FPAdd of the negated second operand, unless that is a NaN, which keeps its sign. */
    static long subtract(Format format, long op1, long op2, Fpscr fpscr) {
        long minuend = format.unpack(op1, fpscr);
        long subtrahend = format.unpack(op2, fpscr);
        if (format.isNan(minuend) || format.isNan(subtrahend)) {
            return Nans.process(format, minuend, subtrahend, fpscr);
        }
        return sum(format, minuend, format.negate(subtrahend), fpscr);
    }

    private static long sum(Format format, long op1, long op2, Fpscr fpscr) {
        boolean sameSign = format.isNegative(op1) == format.isNegative(op2);
        if (format.isInfinite(op1)) {
            return format.isInfinite(op2) && !sameSign ? Nans.invalid(format, fpscr) : op1;
        }
        if (format.isInfinite(op2)) {
            return op2;
        }
        if (format.isZero(op1)) {
            return format.isZero(op2) && !sameSign ? zeroSum(format, fpscr) : op2;
        }
        if (format.isZero(op2)) {
            return op1;
        }
        boolean swap = format.magnitude(op1) < format.magnitude(op2);
        return sumOfOrdered(format, swap ? op2 : op1, swap ? op1 : op2, sameSign, fpscr);
    }

    /**
     * The last bit of both aligned significands may be sticky. They are one bit lower than usual, to leave room for a carry, which costs
     * nothing: the longest format leaves ten bits free.
     */
    private static long sumOfOrdered(Format format, long large, long small, boolean sameSign, Fpscr fpscr) {
        int exponent = format.exponent(large);
        long first = format.significand(large) >>> 1;
        long second = Rounder.shiftRightSticky(format.significand(small) >>> 1, exponent - format.exponent(small));
        long sum = sameSign ? first + second : first - second;
        if (sum == 0) {
            return zeroSum(format, fpscr);
        }
        return Rounder.round(format, format.isNegative(large), exponent + 1, sum, fpscr);
    }

    /** The sum of opposite numbers. */
    static long zeroSum(Format format, Fpscr fpscr) {
        return format.zero(fpscr.rounding() == Rounding.TOWARD_MINUS);
    }
}
