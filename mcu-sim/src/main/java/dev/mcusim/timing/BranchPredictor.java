package dev.mcusim.timing;

import dev.mcusim.isa.Resources;

/**
 * How a Cortex-M7 predicts branches: conditional direct ones by a counter of two bits each, indirect ones to where they went last. A
 * branch gets its counter when it is taken for the first time, and is expected not to be taken before. That branches compete for the
 * 64 entries of the branch target address cache (TRM DDI 0489, 2.1.1) is not modelled.
 */
final class BranchPredictor {

    /** Cycles lost by a wrong prediction, and when the flags were set early (jnk0le, STM32H743). */
    private static final int REFILL = 8;

    private static final int EARLY_REFILL = 6;
    /** Cycles between setting the flags and the branch from which on it is early. */
    private static final int EARLY = 3;

    private static final int WEAKLY_TAKEN = 2;

    private BranchPredictor() {}

    /** Whether a block ends with a branch that can go wrong. */
    static boolean predicts(CodeBlock block) {
        if (block.size() == 0) {
            return false;
        }
        TimedInstruction last = block.timed()[block.size() - 1];
        return last.branches() && (last.conditional() || last.branchTarget().isEmpty());
    }

    /** Cycles lost, and what is learnt, when the branch that ends a block went somewhere. */
    static int resolve(CodeBlock block, BranchHistory history, boolean taken, int target) {
        TimedInstruction branch = block.timed()[block.size() - 1];
        boolean right = branch.branchTarget().isPresent() ? direction(history, taken) : history.target == target;
        if (taken || branch.branchTarget().isEmpty()) {
            history.target = target;
        }
        if (right) {
            return 0;
        }
        if (history.penalty == 0) {
            history.penalty = penalty(block, branch);
        }
        return history.penalty;
    }

    private static boolean direction(BranchHistory history, boolean taken) {
        boolean expected = history.state >= WEAKLY_TAKEN;
        boolean first = taken && history.target == 0;
        history.state = first
                ? WEAKLY_TAKEN
                : taken
                        ? Math.min(BranchHistory.FIRMLY_TAKEN, history.state + 1)
                        : Math.max(BranchHistory.FIRMLY_NOT_TAKEN, history.state - 1);
        return expected == taken;
    }

    private static int penalty(CodeBlock block, TimedInstruction branch) {
        Resources flags = branch.reads().minus(branch.reads().minus(Resources.NZCV));
        if (flags.isEmpty() || branch.branchTarget().isEmpty()) {
            return REFILL;
        }
        DualIssue pipeline = new DualIssue();
        int set = -EARLY;
        for (TimedInstruction instruction : block.timed()) {
            pipeline.issue(instruction);
            if (instruction.writes().intersects(flags)) {
                set = pipeline.cycles();
            }
        }
        return pipeline.cycles() - set >= EARLY ? EARLY_REFILL : REFILL;
    }
}
