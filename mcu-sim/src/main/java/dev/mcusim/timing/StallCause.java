package dev.mcusim.timing;

/** Why the pipeline waits beyond what its instructions need. */
public enum StallCause {
    /** For instructions: instruction cache misses, flash wait states, slow code memory. */
    FETCH,
    /** For data to be read. */
    LOAD,
    /** For a store to be accepted. */
    STORE,
    /** For the pipeline to be refilled behind a branch that was not predicted as it went. */
    BRANCH,
    /** For a division to end, beyond the time of the shortest one. */
    DIVISION
}
