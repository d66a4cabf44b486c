package dev.mcusim.board;

/** The floating-point units of the described cores; each has sixteen double-word registers. */
public enum Fpu {
    /** FPv4-SP-D16 of the Cortex-M4: single precision. */
    FPV4_SP("FPv4-SP-D16", false),
    /** FPv5-SP-D16, the single-precision option of the Cortex-M7 (STM32F745 and STM32F746). */
    FPV5_SP("FPv5-SP-D16", false),
    /** FPv5-DP-D16, the double-precision option of the Cortex-M7. */
    FPV5_DP("FPv5-DP-D16", true);

    private final String key;
    private final boolean doublePrecision;

    Fpu(String key, boolean doublePrecision) {
        this.key = key;
        this.doublePrecision = doublePrecision;
    }

    /** Arm's name of the unit, which is also its name in profile files, for example {@code FPv5-DP-D16}. */
    public String key() {
        return key;
    }

    /** Whether the unit computes on 64-bit operands. */
    public boolean doublePrecision() {
        return doublePrecision;
    }

    @Override
    public String toString() {
        return key;
    }
}
