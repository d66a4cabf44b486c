package dev.mcusim.isa.meaning;

/** One instruction, ready to be executed any number of times. */
@FunctionalInterface
public interface Step {

    /**
     * Executes the instruction. Where it cannot be completed, the exception of one of the methods of {@link Cpu} or {@link DataMemory}
     * leaves, with all registers as they were.
     */
    void execute(Cpu cpu);
}
