package dev.mcusim.timing;

import dev.mcusim.bus.AddressSpace;

/**
 * Cortex-M7: six stages, in order, two instructions at a time where the pairing rules allow it; memory that never waits, branches that are
 * always predicted. Arm publishes no table. Rules and latencies are those that jnk0le measured on an STM32H743, completed by LLVM's
 * scheduling model. An estimate: what one block leaves unfinished is not charged to the next.
 */
final class CortexM7Timing implements TimingModel {

    @Override
    public String name() {
        return "Cortex-M7, zero wait states, dual issue within basic blocks";
    }

    @Override
    public String validation() {
        return "not validated against silicon; caches, wait states, mispredicted branches, bank conflicts of unknown addresses and"
                + " latencies across basic blocks are not modelled";
    }

    @Override
    public int cycles(CodeBlock before, CodeBlock block) {
        DualIssue pipeline = new DualIssue();
        int start = before == null ? 0 : issue(pipeline, before);
        return issue(pipeline, block) - start;
    }

    private static int issue(DualIssue pipeline, CodeBlock block) {
        for (int i = 0; i < block.size(); i++) {
            pipeline.issue(TimedInstruction.of(block, i));
        }
        return pipeline.cycles();
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
}
