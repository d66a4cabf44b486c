package dev.mcusim.timing;

import dev.mcusim.board.Core;

/** Estimates cycles. Stateless: the same block always costs the same. */
public interface TimingModel {

    /** A short name for reports. */
    String name();

    /** How far the figures can be trusted, in one sentence. */
    String validation();

    /** What a block costs. Hazards between blocks are not seen: each block starts with an idle pipeline. */
    BlockCost cost(CodeBlock block);

    /** The model for a core with memory that never waits. */
    static TimingModel zeroWaitStates(Core core) {
        return switch (core) {
            case CORTEX_M4 -> new CortexM4Timing();
            case CORTEX_M7 -> new CortexM7Timing();
        };
    }
}
