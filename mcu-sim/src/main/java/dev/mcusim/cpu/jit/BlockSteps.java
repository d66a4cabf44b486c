package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.ExecutionListener;
import dev.mcusim.isa.meaning.Step;
import dev.mcusim.timing.CoreClock;
import dev.mcusim.timing.Edge;

/** Executes the instructions of a block one after the other, and shows them to whoever looks. {@link JavaCpu#position} tells where it is. */
final class BlockSteps {

    private final JavaCpu cpu;
    private final CoreClock clock;
    private final RegionMemory memory;
    /** Who is told of every instruction; null most of the time. */
    private ExecutionListener listener;

    BlockSteps(JavaCpu cpu, CoreClock clock, RegionMemory memory) {
        this.cpu = cpu;
        this.clock = clock;
        this.memory = memory;
    }

    void listen(ExecutionListener who) {
        listener = who;
    }

    boolean isListenedTo() {
        return listener != null;
    }

    /** Executes a block up to its end, or up to the instruction behind which it is left; returns the index behind that. */
    int execute(Block block) {
        return execute(block, 0, block.instructions);
    }

    /** The same with some of the instructions: those from one index up to another. */
    int execute(Block block, int from, int to) {
        Step[] steps = block.steps;
        for (int done = from; done < to; done++) {
            cpu.position = done;
            steps[done].execute(cpu);
            if (cpu.leavesBlock) {
                return done + 1;
            }
        }
        return to;
    }

    /** The same, and remembers which memories its instructions access. */
    int observe(Block block) {
        memory.accessed = null;
        for (int done = 0; done < block.instructions; done++) {
            cpu.position = done;
            block.steps[done].execute(cpu);
            if (cpu.leavesBlock) {
                return done + 1;
            }
            block.chunks[done] = memory.accessed;
            memory.accessed = null;
        }
        return block.instructions;
    }

    /**
     * The same, and tells of each instruction.
     *
     * @param edge  how the block has been entered
     * @param cycle the cycle counter before that
     */
    int tell(Block block, Edge edge, long cycle, int from, int to) {
        ExecutionListener told = listener;
        told.entered(edge, cycle);
        for (int done = from; done < to; done++) {
            told.executing(block, done, clock.at(done));
            cpu.position = done;
            block.steps[done].execute(cpu);
            told.executed(block, done);
            if (cpu.leavesBlock) {
                return done + 1;
            }
        }
        return to;
    }
}
