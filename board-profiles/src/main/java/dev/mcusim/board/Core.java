package dev.mcusim.board;

/** The Arm cores that the profiles describe; both implement ARMv7E-M. */
public enum Core {
    /** Cortex-M4: three stages, single issue, no caches of its own. */
    CORTEX_M4("cortex-m4", "Cortex-M4"),
    /** Cortex-M7: six stages, dual issue, tightly coupled memories and L1 caches. */
    CORTEX_M7("cortex-m7", "Cortex-M7");

    private final String key;
    private final String label;

    Core(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** The name used in profile files, for example {@code cortex-m7}. */
    public String key() {
        return key;
    }

    /** Arm's name of the core, for example {@code Cortex-M7}. */
    @Override
    public String toString() {
        return label;
    }
}
