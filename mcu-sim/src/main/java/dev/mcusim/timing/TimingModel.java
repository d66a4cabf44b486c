package dev.mcusim.timing;

import dev.mcusim.board.Chip;
import dev.mcusim.bus.AddressSpace;

/**
 * How long instructions take on one chip. Stateless: what has state is {@link MemoryTiming} and {@link BranchHistory}, of which every core
 * has its own.
 */
public interface TimingModel {

    /** A short name for reports. */
    String name();

    /** How far the figures can be trusted, in one sentence. */
    String validation();

    /**
     * Cycles that the pipeline needs for a block behind the one executed before it, with memory that never waits and branches that go as
     * predicted. What the block before leaves unfinished counts, and so does what it costs to get from one to the other.
     *
     * @param before the block executed just before; null when the pipeline is idle
     */
    int cycles(CodeBlock before, CodeBlock block);

    /** Whether a block ends with a branch whose direction or target is predicted from its {@link BranchHistory}. */
    boolean isPredicted(CodeBlock block);

    /**
     * Cycles lost because a branch did not go as predicted, and what the predictor learns of it. Nothing is lost or learnt when a
     * conditional direct branch is firmly expected to go as it goes, or an indirect branch goes to {@link BranchHistory#target}.
     *
     * @param block   the block that the branch ends
     * @param taken   whether it was taken
     * @param target  where it went
     */
    int branch(CodeBlock block, BranchHistory history, boolean taken, int target);

    /**
     * Cycles that a division takes beyond those that {@link #cycles} counts for it, which are the least that one can take. Cores add
     * them where they divide.
     *
     * @param signed whether it is SDIV
     */
    int division(int dividend, int divisor, boolean signed);

    /** Cycles from accepting an exception to its handler's first instruction, stacking included, with memory that never waits. */
    int exceptionEntry();

    /** Cycles from the end of a store through the write buffer until the core learns that the bus has answered with an error. */
    int storeErrorLatency();

    /** Cycles from the instruction that returns from an exception to the next one of what was interrupted. */
    int exceptionReturn();

    /** The memories of a chip. Nothing waits until {@link MemoryTiming#configure} has told what is set up. */
    MemoryTiming memory(AddressSpace space);

    /** The model for a chip. */
    static TimingModel of(Chip chip) {
        return switch (chip.core()) {
            case CORTEX_M4 -> new CortexM4Timing(chip);
            case CORTEX_M7 -> new CortexM7Timing(chip);
        };
    }
}
