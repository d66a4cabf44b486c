package dev.mcusim.isa;

/** A single-precision register of the floating-point extension. The ordinal is its number. */
@SuppressWarnings("EnumOrdinal") // the order is the encoding
public enum SRegister implements Operand {
    S0,
    S1,
    S2,
    S3,
    S4,
    S5,
    S6,
    S7,
    S8,
    S9,
    S10,
    S11,
    S12,
    S13,
    S14,
    S15,
    S16,
    S17,
    S18,
    S19,
    S20,
    S21,
    S22,
    S23,
    S24,
    S25,
    S26,
    S27,
    S28,
    S29,
    S30,
    S31;

    private static final SRegister[] ALL = values();

    /**
     * The register of a number.
     *
     * @param number 0 to 31
     */
    public static SRegister of(int number) {
        return ALL[number];
    }

    /** This register's number, 0 to 31. */
    public int number() {
        return ordinal();
    }

    @Override
    public String toString() {
        return "s" + ordinal();
    }
}
