package dev.mcusim.timing;

/** Where, on a Cortex-M7, an instruction takes in a value. Values arrive at different ports at different times: see {@link M7Result}. */
enum M7Port {
    /** Address generation of loads and stores. */
    ADDRESS,
    /** The early ALU. */
    EARLY,
    /** The shifter in front of the ALUs. */
    SHIFTER,
    /** The late ALU. */
    LATE,
    /** The late ALU or multiplier, for an instruction that does not take word loads in time for it. */
    MIXED,
    /** The adder behind the multiplier. */
    ACCUMULATE,
    /** Data to be stored, and the conditions of branches. */
    STORE,
    /** Operands of FP arithmetic. */
    FP,
    /** What an FP multiply-accumulate adds to. */
    FP_ACCUMULATE,
    /** Moves from FP registers, and from core registers to them. */
    MOVE,
    /** FP data to be stored. */
    FP_STORE
}
