package dev.mcusim.timing;

/** What an instruction occupies when a Cortex-M7 issues it, and where it takes in its operands. */
final class M7Issue {

    private M7Issue() {}

    /** Cycles during which the instruction keeps others from issuing. */
    static int cycles(TimedInstruction instruction) {
        return switch (instruction.kind()) {
            case LOAD_MULTIPLE, STORE_MULTIPLE, FP_LOAD_MULTIPLE, FP_STORE_MULTIPLE -> Math.max(
                    1, (instruction.words() + 1) / 2);
            case DIVIDE -> Division.M7.least();
            case TABLE_BRANCH -> 2;
            case DOUBLE_DIVIDE, DOUBLE_SQUARE_ROOT -> 30;
            case BARRIER -> 4;
            case SYSTEM_REGISTER, EXCEPTION -> 3;
            default -> 1;
        };
    }

    /** Cycles until the FPU can begin another operation. */
    static int fpuCycles(TimedInstruction instruction) {
        return switch (instruction.kind()) {
            case FP_DIVIDE -> 16;
            case FP_SQUARE_ROOT -> 14;
            case DOUBLE_ADD -> 2;
            case DOUBLE_MULTIPLY -> 5;
            case DOUBLE_MULTIPLY_ACCUMULATE -> 7;
            case DOUBLE_DIVIDE, DOUBLE_SQUARE_ROOT -> 30;
            default -> 1;
        };
    }

    /** Where operands go that are no addresses and neither shifted nor accumulated to. */
    static M7Port port(TimedInstruction instruction, M7Operation operation) {
        return switch (operation) {
            case SIMPLE, LATE, SHIFTED_CONSTANT, PARALLEL, SHIFT -> M7Port.LATE;
            case SHIFTED, FIELD, REVERSE, MULTIPLY -> M7Port.MIXED;
            case SATURATE -> instruction.shifted().isEmpty() ? M7Port.LATE : M7Port.MIXED;
            case STORE, BRANCH -> M7Port.STORE;
            case FP, FP_FUSED, FP_CHAINED, DOUBLE, DOUBLE_ACCUMULATE -> M7Port.FP;
            case CORE_TO_FP, FP_TO_CORE, FP_MOVE -> M7Port.MOVE;
            case FP_STORE -> M7Port.FP_STORE;
            default -> switch (instruction.kind()) {
                case DIVIDE, TABLE_BRANCH -> M7Port.SHIFTER;
                case STORE_DUAL, STORE_MULTIPLE -> M7Port.STORE;
                default -> M7Port.LATE;
            };
        };
    }
}
