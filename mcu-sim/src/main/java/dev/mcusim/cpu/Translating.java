package dev.mcusim.cpu;

/** When the core in Java translates guest code to bytecode. Results and cycles are the same. */
public enum Translating {
    /** Never: every instruction is interpreted. */
    NEVER,
    /** What has been executed often. */
    HOT_CODE,
    /** Everything, before it is executed: for tests of the translator. */
    AT_ONCE
}
