package dev.mcusim.isa;

/**
 * A doubleword register of the floating-point extension: the pair S(2n), S(2n+1). Every core with an FPU loads, stores and
 * moves them; only FPv5-DP computes with them.
 */
@SuppressWarnings("EnumOrdinal") // the order is the encoding
public enum DRegister implements Operand {
    D0,
    D1,
    D2,
    D3,
    D4,
    D5,
    D6,
    D7,
    D8,
    D9,
    D10,
    D11,
    D12,
    D13,
    D14,
    D15;

    private static final DRegister[] ALL = values();

    /**
     * The register of a number.
     *
     * @param number 0 to 15
     */
    public static DRegister of(int number) {
        return ALL[number];
    }

    /** This register's number, 0 to 15. */
    public int number() {
        return ordinal();
    }

    /** The single-precision register that is the lower word. */
    public SRegister low() {
        return SRegister.of(2 * ordinal());
    }

    /** The single-precision register that is the upper word. */
    public SRegister high() {
        return SRegister.of(2 * ordinal() + 1);
    }

    @Override
    public String toString() {
        return "d" + ordinal();
    }
}
