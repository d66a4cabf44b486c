package dev.mcusim.timing;

import dev.mcusim.bus.AddressSpace;
import dev.mcusim.isa.TimingClass;

/**
 * Cortex-M4: three stages, one instruction at a time, memory without wait states.
 *
 * <p>Durations follow the tables of Arm's Technical Reference Manual (100166, 3.3) and the hazards that jnk0le measured on an STM32F407:
 * neighbouring loads overlap, an address computed by the instruction just before costs a cycle, a load behind a store costs a cycle,
 * an FP result used by the next FP instruction costs a cycle. Two durations depend on what is not known here: a taken branch refills
 * the pipeline in 1 to 3 cycles, taken as 1 for a direct branch to a word-aligned address and 2 otherwise; a division takes 2 to 12,
 * taken as 7.
 */
final class CortexM4Timing implements TimingModel {

    private static final int DIVISION = 7;
    private static final int BARRIER = 4;

    @Override
    public String name() {
        return "Cortex-M4, zero wait states";
    }

    @Override
    public String validation() {
        return "not validated against silicon; flash wait states, the flash accelerator and bus conflicts are not modelled";
    }

    @Override
    public int cycles(CodeBlock before, CodeBlock block) {
        int cycles = 0;
        TimedInstruction last =
                before == null || before.size() == 0 ? null : TimedInstruction.of(before, before.size() - 1);
        if (last != null && before.addressOf(before.size()) != block.address()) {
            cycles += last.branches() ? refill(last) : 0;
            last = null;
        }
        for (int i = 0; i < block.size(); i++) {
            TimedInstruction instruction = TimedInstruction.of(block, i);
            cycles += duration(instruction, last);
            last = instruction;
        }
        return cycles;
    }

    @Override
    public boolean isPredicted(CodeBlock block) {
        return false;
    }

    @Override
    public int branch(CodeBlock block, BranchHistory history, boolean taken, int target) {
        return 0;
    }

    @Override
    public MemoryTiming memory(AddressSpace space) {
        return new FreeMemory();
    }

    private static int refill(TimedInstruction branch) {
        boolean aligned =
                branch.branchTarget().isPresent() && branch.branchTarget().getAsLong() % 4 == 0;
        return aligned ? 1 : 2;
    }

    private static int duration(TimedInstruction instruction, TimedInstruction before) {
        int base = base(instruction, before);
        if (before == null) {
            return base;
        }
        boolean waitsForAddress = before.writes().intersects(instruction.address()) && !before.isSingleLoad();
        boolean loadsBehindStore = instruction.isSingleLoad() && before.isSingleStore();
        boolean waitsForFpResult = instruction.isFloatingPoint()
                && before.isFloatingPoint()
                && computes(before.kind())
                && before.writes().intersects(instruction.reads());
        return base + (waitsForAddress ? 1 : 0) + (loadsBehindStore ? 1 : 0) + (waitsForFpResult ? 1 : 0);
    }

    private static int base(TimedInstruction instruction, TimedInstruction before) {
        return switch (instruction.kind()) {
            case ALU,
                    ALU_SHIFTED,
                    BIT_MANIPULATION,
                    SATURATE,
                    MULTIPLY,
                    MULTIPLY_LONG,
                    BRANCH,
                    COMPARE_BRANCH,
                    EXCEPTION,
                    WAIT,
                    PRELOAD,
                    FP_ADD,
                    FP_MULTIPLY,
                    FP_MOVE,
                    FP_STATUS -> 1;
            case HINT -> before != null && before.isSingleLoad() ? 0 : 1;
            case DIVIDE -> DIVISION;
            case TABLE_BRANCH, EXCLUSIVE, SYSTEM_REGISTER, FP_LOAD, FP_STORE, FP_MOVE_DUAL -> 2;
            case IF_THEN -> before != null && !before.wide() ? 0 : 1;
            case LOAD, LOAD_NARROW -> overlaps(instruction, before) ? 1 : 2;
            case STORE, STORE_NARROW -> instruction.indexed() ? 2 : 1;
            case LOAD_DUAL, STORE_DUAL, FP_LOAD_DOUBLE, FP_STORE_DOUBLE -> 3;
            case LOAD_MULTIPLE, STORE_MULTIPLE, FP_LOAD_MULTIPLE, FP_STORE_MULTIPLE -> 1 + instruction.words();
            case BARRIER -> BARRIER;
            case FP_MULTIPLY_ACCUMULATE -> 3;
            case FP_DIVIDE, FP_SQUARE_ROOT -> 14;
            case DOUBLE_ADD, DOUBLE_MULTIPLY, DOUBLE_MULTIPLY_ACCUMULATE, DOUBLE_DIVIDE, DOUBLE_SQUARE_ROOT -> 1;
        };
    }

    /** Neighbouring loads overlap unless the second takes its address from the first. */
    private static boolean overlaps(TimedInstruction load, TimedInstruction before) {
        return before != null && before.isSingleLoad() && !before.writes().intersects(load.address());
    }

    private static boolean computes(TimingClass kind) {
        return switch (kind) {
            case FP_ADD, FP_MULTIPLY, FP_MULTIPLY_ACCUMULATE -> true;
            default -> false;
        };
    }
}
