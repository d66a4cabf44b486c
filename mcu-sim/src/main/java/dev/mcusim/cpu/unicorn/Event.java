package dev.mcusim.cpu.unicorn;

/** Why the engine came back. */
enum Event {
    /** Before a block that must not run freely: {@link Runner#pausedSlot()}. */
    PAUSED,
    /** Before a block some instructions of which must be hooked: {@link Runner#pausedSlot()}. */
    UNHOOKED,
    /** Before a block whose accesses must be watched: {@link Runner#pausedSlot()}. */
    UNWATCHED,
    /** Before a block, as it is time to note where the run is: what would have to be repeated has become long. */
    LONG_LOG,
    /** Before a block, as something may be due outside the core. */
    EVENTS_DUE,
    /** The step was made. */
    STEPPED,
    /** A load or store failed, or may be unaligned; which instruction it was is not known after a free run. */
    MEMORY_FAULT,
    /** The instruction at PC cannot be fetched. */
    FETCH_FAULT,
    /** The instruction at PC is undefined; or PC is behind WFE or YIELD at the end of a block, which Unicorn reports alike. */
    UNDEFINED,
    /** The instruction at PC is BKPT. */
    BREAKPOINT,
    /** The core has left Thumb state on its way to PC. */
    INVALID_STATE,
    /** The instruction before PC is SVC. */
    SUPERVISOR_CALL,
    /** Another exception with PC on or behind its instruction. */
    EXCEPTION,
    /** An instruction before PC waits for something, or yields. */
    WAITING;

    /** Whether PC is known without asking the engine, or not known at all. */
    boolean leavesPc() {
        return switch (this) {
            case PAUSED, UNHOOKED, UNWATCHED, LONG_LOG, EVENTS_DUE, STEPPED, MEMORY_FAULT -> true;
            default -> false;
        };
    }
}
