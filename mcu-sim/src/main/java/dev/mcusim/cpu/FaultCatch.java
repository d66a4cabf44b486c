package dev.mcusim.cpu;

/** Which faults a debugger wants to see before the firmware's handler does. */
public enum FaultCatch {
    /** None. */
    NONE,
    /** Those that end in HardFault: what is disabled, or not urgent enough for a handler of its own. */
    HARD_FAULT,
    /** All. */
    ALL
}
