package dev.mcusim.isa.fp;

/** Which NaN comes out when NaNs go in: the first signalling operand, made quiet, else the first quiet one; or the default NaN. */
final class Nans {
    private Nans() {}

    /** FPProcessNaN: the result of an operation on this NaN. */
    static long process(Format format, long nan, Fpscr fpscr) {
        if (format.isSignallingNan(nan)) {
            fpscr.raise(Fpscr.IOC);
        }
        return fpscr.usesDefaultNan() ? format.defaultNan() : nan | format.quietBit();
    }

    /** FPProcessNaNs, where at least one operand is a NaN. */
    static long process(Format format, long first, long second, Fpscr fpscr) {
        boolean takesFirst = format.isSignallingNan(first) || (format.isNan(first) && !format.isSignallingNan(second));
        return process(format, takesFirst ? first : second, fpscr);
    }

    /** FPProcessNaNs3, where at least one operand is a NaN. */
    static long process(Format format, long first, long second, long third, Fpscr fpscr) {
        boolean othersSignal = format.isSignallingNan(second) || format.isSignallingNan(third);
        boolean takesFirst = format.isSignallingNan(first) || (format.isNan(first) && !othersSignal);
        return takesFirst ? process(format, first, fpscr) : process(format, second, third, fpscr);
    }

    /** The result of an invalid operation: the default NaN, with IOC. */
    static long invalid(Format format, Fpscr fpscr) {
        fpscr.raise(Fpscr.IOC);
        return format.defaultNan();
    }
}
