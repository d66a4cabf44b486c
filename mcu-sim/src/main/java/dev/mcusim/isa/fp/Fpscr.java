package dev.mcusim.isa.fp;

/**
 * The floating-point status and control register (manual A2.5.3). One instance belongs to one core; operations read its controls and add
 * to its cumulative exception flags.
 */
public final class Fpscr {
    /** Invalid operation, cumulative. */
    public static final int IOC = 1;
    /** Division by zero, cumulative. */
    public static final int DZC = 1 << 1;
    /** Overflow, cumulative. */
    public static final int OFC = 1 << 2;
    /** Underflow, cumulative. */
    public static final int UFC = 1 << 3;
    /** Inexact, cumulative. */
    public static final int IXC = 1 << 4;
    /** Input denormal, cumulative. */
    public static final int IDC = 1 << 7;
    /** The rounding mode, two bits: to nearest, up, down, to zero. */
    public static final int RMODE = 3 << 22;
    /** Flush-to-zero. */
    public static final int FZ = 1 << 24;
    /** Default NaN. */
    public static final int DN = 1 << 25;
    /** Alternative half-precision. */
    public static final int AHP = 1 << 26;
    /** The condition flags. */
    public static final int NZCV = 0xf << 28;
    /** All bits that exist; the others read as zero. */
    public static final int IMPLEMENTED = NZCV | AHP | DN | FZ | RMODE | IDC | IXC | UFC | OFC | DZC | IOC;

    private static final int RMODE_SHIFT = 22;
    private int bits;

    /** The register after reset: all zero. */
    public Fpscr() {}

    /**
     * The register with a value.
     *
     * @param bits bits that do not exist are ignored
     */
    public Fpscr(int bits) {
        setBits(bits);
    }

    /** What VMRS reads. */
    public int bits() {
        return bits;
    }

    /** Does what VMSR does; bits that do not exist are ignored. */
    public void setBits(int value) {
        bits = value & IMPLEMENTED;
    }

    /** The rounding mode in RMode. */
    public Rounding rounding() {
        return Rounding.ofRMode((bits & RMODE) >>> RMODE_SHIFT);
    }

    /** Adds cumulative exception flags (FPProcessException). */
    void raise(int flags) {
        bits |= flags;
    }

    /** Adds IXC if a result was not exact. */
    void inexactIf(boolean inexact) {
        if (inexact) {
            bits |= IXC;
        }
    }

    /** Replaces N, Z, C and V. */
    void setNzcv(int nzcv) {
        bits = (bits & ~NZCV) | nzcv;
    }

    boolean flushesToZero() {
        return (bits & FZ) != 0;
    }

    boolean usesDefaultNan() {
        return (bits & DN) != 0;
    }

    boolean usesAlternativeHalf() {
        return (bits & AHP) != 0;
    }

    /** Whether results round to nearest and nothing is flushed, which is what Java's own arithmetic does. */
    boolean isAsJava() {
        return (bits & (RMODE | FZ)) == 0;
    }

    /** Whether IXC is set already, so that nobody has to find out about exactness. */
    boolean isInexact() {
        return (bits & IXC) != 0;
    }

    @Override
    public String toString() {
        return String.format("FPSCR 0x%08x", bits);
    }
}
