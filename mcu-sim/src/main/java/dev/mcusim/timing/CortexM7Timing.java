package dev.mcusim.timing;

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
    public BlockCost cost(CodeBlock block) {
        DualIssue pipeline = new DualIssue();
        for (int i = 0; i < block.size(); i++) {
            pipeline.issue(TimedInstruction.of(block, i));
        }
        return new BlockCost(pipeline.cycles(), 0);
    }
}
