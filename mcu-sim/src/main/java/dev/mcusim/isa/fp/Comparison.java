package dev.mcusim.isa.fp;

/** Comparisons, the larger and the smaller number, in any format (FPCompare, FPMaxNum, FPMinNum). */
final class Comparison {
    private static final int LESS = 0b1000 << 28;
    private static final int EQUAL = 0b0110 << 28;
    private static final int GREATER = 0b0010 << 28;
    private static final int UNORDERED = 0b0011 << 28;

    private Comparison() {}

    /**
     * FPCompare: sets N, Z, C and V.
     *
     * @param signalsQuietNans whether quiet NaNs are invalid as signalling ones are
     */
    static void compare(Format format, long op1, long op2, boolean signalsQuietNans, Fpscr fpscr) {
        long first = format.unpack(op1, fpscr);
        long second = format.unpack(op2, fpscr);
        if (format.isNan(first) || format.isNan(second)) {
            if (signalsQuietNans || format.isSignallingNan(first) || format.isSignallingNan(second)) {
                fpscr.raise(Fpscr.IOC);
            }
            fpscr.setNzcv(UNORDERED);
            return;
        }
        int order = Long.compare(format.order(first), format.order(second));
        fpscr.setNzcv(order < 0 ? LESS : order == 0 ? EQUAL : GREATER);
    }

    /** FPMaxNum: of a number and a quiet NaN, the number. */
    static long maximum(Format format, long op1, long op2, Fpscr fpscr) {
        long first = format.unpack(op1, fpscr);
        long second = format.unpack(op2, fpscr);
        if (format.isNan(first) || format.isNan(second)) {
            return numberOrNan(format, first, second, fpscr);
        }
        if (format.isZero(first) && format.isZero(second)) {
            return first & second;
        }
        return format.order(first) > format.order(second) ? first : second;
    }

    /** FPMinNum: of a number and a quiet NaN, the number. */
    static long minimum(Format format, long op1, long op2, Fpscr fpscr) {
        long first = format.unpack(op1, fpscr);
        long second = format.unpack(op2, fpscr);
        if (format.isNan(first) || format.isNan(second)) {
            return numberOrNan(format, first, second, fpscr);
        }
        if (format.isZero(first) && format.isZero(second)) {
            return first | second;
        }
        return format.order(first) < format.order(second) ? first : second;
    }

    private static long numberOrNan(Format format, long first, long second, Fpscr fpscr) {
        if (format.isQuietNan(first) && !format.isNan(second)) {
            return second;
        }
        if (format.isQuietNan(second) && !format.isNan(first)) {
            return first;
        }
        return Nans.process(format, first, second, fpscr);
    }
}
