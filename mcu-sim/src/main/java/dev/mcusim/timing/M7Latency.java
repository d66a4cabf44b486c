package dev.mcusim.timing;

import dev.mcusim.isa.TimingClass;

/** Cycles from issuing an instruction to issuing one that needs its result, on Cortex-M7. */
final class M7Latency {

    private M7Latency() {}

    /** Whether operands other than accumulators must be there one stage earlier than the late ALU wants them. */
    static boolean readsEarly(TimingClass kind) {
        return switch (kind) {
            case ALU_SHIFTED, BIT_MANIPULATION, SATURATE, MULTIPLY, MULTIPLY_LONG, DIVIDE, TABLE_BRANCH -> true;
            default -> false;
        };
    }

    /** Until the late ALU, store data or a branch can use it; 0 is the same cycle. */
    static int late(TimingClass kind) {
        return switch (kind) {
            case ALU, ALU_SHIFTED, STORE, STORE_NARROW, IF_THEN -> 0;
            case LOAD,
                    BIT_MANIPULATION,
                    LOAD_DUAL,
                    LOAD_MULTIPLE,
                    FP_LOAD,
                    FP_LOAD_DOUBLE,
                    FP_LOAD_MULTIPLE,
                    FP_MOVE,
                    FP_MOVE_DUAL,
                    FP_STATUS -> 1;
            case LOAD_NARROW, MULTIPLY, MULTIPLY_LONG, SATURATE -> 2;
            case FP_ADD, FP_MULTIPLY -> 3;
            case FP_MULTIPLY_ACCUMULATE -> 5;
            case DOUBLE_ADD -> 4;
            case DOUBLE_MULTIPLY -> 7;
            case DOUBLE_MULTIPLY_ACCUMULATE -> 11;
            default -> 1;
        };
    }

    /** Until an address, a shifted operand or a multiply can use it. */
    static int early(TimingClass kind) {
        return switch (kind) {
            case ALU, ALU_SHIFTED, STORE, STORE_NARROW -> 1;
            case BIT_MANIPULATION, LOAD, LOAD_DUAL, LOAD_MULTIPLE -> 2;
            case LOAD_NARROW -> 3;
            default -> late(kind);
        };
    }

    /** Until it can be added to. */
    static int accumulate(TimingClass kind) {
        return switch (kind) {
            case MULTIPLY, MULTIPLY_LONG -> 1;
            case FP_MULTIPLY_ACCUMULATE, FP_LOAD -> 3;
            default -> late(kind);
        };
    }

    /** Cycles during which the instruction keeps others from issuing. */
    static int issueCycles(TimedInstruction instruction) {
        return switch (instruction.kind()) {
            case LOAD_MULTIPLE, STORE_MULTIPLE, FP_LOAD_MULTIPLE, FP_STORE_MULTIPLE -> Math.max(
                    1, (instruction.words() + 1) / 2);
            case DIVIDE -> 7;
            case FP_DIVIDE -> 16;
            case FP_SQUARE_ROOT -> 14;
            case DOUBLE_DIVIDE, DOUBLE_SQUARE_ROOT -> 30;
            case BARRIER -> 4;
            default -> 1;
        };
    }
}
