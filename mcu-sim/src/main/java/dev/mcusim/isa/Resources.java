package dev.mcusim.isa;

/**
 * A set of what instructions read and write: registers, flags, memory and system state.
 *
 * @param mask bits 0..15 core registers, 16..47 S registers, then the constants of this class
 */
public record Resources(long mask) {
    private static final int FP = 16;
    private static final int OTHER = 48;

    /** Nothing. */
    public static final Resources NONE = new Resources(0);
    /** Negative flag. */
    public static final Resources N = new Resources(1L << OTHER);
    /** Zero flag. */
    public static final Resources Z = new Resources(1L << (OTHER + 1));
    /** Carry flag. */
    public static final Resources C = new Resources(1L << (OTHER + 2));
    /** Overflow flag. */
    public static final Resources V = new Resources(1L << (OTHER + 3));
    /** All four condition flags. */
    public static final Resources NZCV = N.union(Z).union(C).union(V);
    /** Sticky saturation flag: instructions only ever set it, so two writers need no order. */
    public static final Resources Q = new Resources(1L << (OTHER + 4));
    /** The four greater-or-equal flags of parallel arithmetic. */
    public static final Resources GE = new Resources(1L << (OTHER + 5));
    /** Condition flags and modes of FPSCR. */
    public static final Resources FPSCR = new Resources(1L << (OTHER + 6));
    /** Cumulative exception flags of FPSCR, sticky as Q is. */
    public static final Resources FP_EXCEPTIONS = new Resources(1L << (OTHER + 7));
    /** Memory, all of it. */
    public static final Resources MEMORY = new Resources(1L << (OTHER + 8));
    /** Everything else: special registers, exclusive monitor, events, IT state, the order of barriers. */
    public static final Resources SYSTEM = new Resources(1L << (OTHER + 9));

    /** The set of one core register. */
    public static Resources of(Register register) {
        return new Resources(1L << register.number());
    }

    /** The set of one S register. */
    public static Resources of(SRegister register) {
        return new Resources(1L << (FP + register.number()));
    }

    /** The set of a register list. */
    public static Resources of(RegisterList list) {
        return new Resources(list.mask());
    }

    /** The set of S registers in a mask, bit n for Sn. */
    static Resources ofSingles(int mask) {
        return new Resources(Integer.toUnsignedLong(mask) << FP);
    }

    /** What is in this set or in another. */
    public Resources union(Resources other) {
        return new Resources(mask | other.mask);
    }

    /** What is in this set and not in another. */
    public Resources minus(Resources other) {
        return new Resources(mask & ~other.mask);
    }

    /** Whether the sets share something. */
    public boolean intersects(Resources other) {
        return (mask & other.mask) != 0;
    }

    /** Whether all of another set is in this one. */
    public boolean contains(Resources other) {
        return (mask & other.mask) == other.mask;
    }

    /** Whether a core register is in the set. */
    public boolean contains(Register register) {
        return intersects(of(register));
    }

    /** Whether an S register is in the set. */
    public boolean contains(SRegister register) {
        return intersects(of(register));
    }

    /** The core registers of the set. */
    public RegisterList registers() {
        return new RegisterList((int) (mask & 0xffff));
    }

    /** Whether the set is empty. */
    public boolean isEmpty() {
        return mask == 0;
    }
}
