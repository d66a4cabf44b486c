package dev.mcusim.timing;

import java.util.Arrays;
import java.util.function.Consumer;

/** What was counted about executing only some of the instructions of a block, as happens when an interrupt comes within it. */
final class Parts {

    private final CodeBlock code;
    private final TimingModel model;
    /** How much more often an instruction was executed in parts than the one before it. */
    private final long[] rises;
    /** Cycles of all parts that begin with an instruction. */
    private final long[] cycles;

    /** No part of this code has been executed. */
    Parts(CodeBlock code, TimingModel model) {
        this.code = code;
        this.model = model;
        rises = new long[code.size() + 1];
        cycles = new long[code.size()];
    }

    /** The instructions from one index up to another, taking so many cycles, were executed so often, or less often where that is negative. */
    void add(int from, int to, int cyclesEach, int times) {
        rises[from] += times;
        rises[to] -= times;
        cycles[from] += (long) times * cyclesEach;
    }

    /**
     * Tells of each run of instructions that were executed equally often as of entering a block of its own that takes no time, and of all
     * cycles as of entering an empty block so often.
     */
    void forEach(Consumer<Edge> action) {
        long count = 0;
        int begin = 0;
        for (int i = 0; i <= code.size(); i++) {
            if (rises[i] != 0) {
                tell(begin, i, 0, count, action);
                begin = i;
                count += rises[i];
            }
            if (i < code.size()) {
                tell(i, i, 1, cycles[i], action);
            }
        }
    }

    private void tell(int from, int to, int cyclesEach, long count, Consumer<Edge> action) {
        if (count > 0) {
            Edge edge = new Edge(null, new TimedBlock(code.part(from, to), model), cyclesEach);
            edge.count = count;
            action.accept(edge);
        }
    }

    /** Sets what was counted to zero. */
    void reset() {
        Arrays.fill(rises, 0);
        Arrays.fill(cycles, 0);
    }
}
