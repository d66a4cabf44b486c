package dev.mcusim.timing;

import dev.mcusim.isa.TimingClass;

/** Durations of instructions on a Cortex-M4 that do not depend on their neighbours (TRM 100166, tables 3-1 and 7-1). */
final class M4Durations {

    /** Cycles of VDIV and VSQRT; instructions of the core itself go on meanwhile. */
    static final int FP_ITERATION = 14;

    private M4Durations() {}

    /** Cycles. */
    static int of(TimingClass kind) {
        return switch (kind) {
            case DIVIDE, EXCLUSIVE, SYSTEM_REGISTER, FP_LOAD, FP_STORE, FP_MOVE_DUAL -> 2;
            case TABLE_BRANCH, LOAD_DUAL, STORE_DUAL, FP_LOAD_DOUBLE, FP_STORE_DOUBLE, FP_MULTIPLY_ACCUMULATE -> 3;
            default -> 1;
        };
    }

    /** Whether the next instruction of the FPU gets the result a cycle late. */
    static boolean delivers(TimingClass kind) {
        return switch (kind) {
            case FP_ADD, FP_MULTIPLY, FP_MULTIPLY_ACCUMULATE -> true;
            default -> false;
        };
    }
}
