package dev.mcusim.kernel;

/** The pipeline a kernel is generated for. Both cores execute every kernel; only the choice of instructions differs. */
public enum Target {
    /** Single issue; a load costs a cycle more than an arithmetic instruction unless it follows another load. */
    CORTEX_M4,
    /** Dual issue, in order. */
    CORTEX_M7
}
