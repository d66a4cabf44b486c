package dev.mcusim.cpu;

import dev.mcusim.timing.Edge;
import dev.mcusim.timing.TimedBlock;

/**
 * Is told what a core executes, as it does. Registers may be looked at from within, nothing may be changed. An instruction that faults
 * has been announced by {@link #executing} and is not followed by {@link #executed}; its block is then entered once more, cut before it.
 */
public interface ExecutionListener {

    /**
     * A block is entered.
     *
     * @param edge  how; {@link Edge#from} is null where what was executed before tells nothing
     * @param cycle the cycle counter before the block's own cycles
     */
    void entered(Edge edge, long cycle);

    /**
     * An instruction of the block entered last is about to be executed, or to be skipped by its IT block.
     *
     * @param cycle the cycle counter, the instructions of the block before this one included
     */
    default void executing(TimedBlock block, int instruction, long cycle) {}

    /** An instruction has been executed, or skipped; PC leads on only behind the last one of a block. */
    default void executed(TimedBlock block, int instruction) {}
}
