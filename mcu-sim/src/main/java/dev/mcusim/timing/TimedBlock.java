package dev.mcusim.timing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A straight run of instructions that is executed as a whole, what comes after it, and what was counted. Blocks are the unit of all
 * accounting: a core says which block it enters, and everything that takes time follows from the sequence of blocks and data accesses.
 * Fields are open to cores, which look at them some hundred million times a second.
 */
public class TimedBlock {

    private static final int UNKNOWN = -1;

    /** The code. */
    public final CodeBlock code;
    /** Address of the first instruction. */
    public final int address;
    /** Address behind the last one. */
    public final int end;
    /** Number of instructions. */
    public final int instructions;
    /** The history of the branch that ends the block; null where there is none, or where it is not predicted dynamically. */
    public final BranchHistory history;
    /** Going on behind the end, once that happened. */
    public Edge fallThrough;
    /** Going to somewhere else, as it happened last. */
    public Edge target;

    /** {@link MemoryTiming#codeEpoch} when the code was known to be at hand; 0 when it must be fetched. */
    public int fetched;

    private final TimingModel model;
    private int[] remaining;
    private Stalls stalls = new Stalls();
    private Edge entry;
    private final Map<TimedBlock, Edge> otherTargets = new HashMap<>(0);
    /** Executions of only some of the instructions; null when there were none. */
    private Parts parts;

    /** A block that was never executed. */
    public TimedBlock(CodeBlock code, TimingModel model) {
        this.code = code;
        this.model = model;
        address = code.address();
        end = code.addressOf(code.size());
        instructions = code.size();
        history = model.isPredicted(code) ? new BranchHistory() : null;
    }

    /** Going from this block to another one. */
    public final Edge edgeTo(TimedBlock next) {
        if (next.address == end) {
            if (fallThrough == null || fallThrough.to != next) {
                fallThrough = edges(next);
            }
            return fallThrough;
        }
        if (target == null || target.to != next) {
            target = edges(next);
        }
        return target;
    }

    private Edge edges(TimedBlock next) {
        return otherTargets.computeIfAbsent(next, to -> new Edge(this, to, model.cycles(code, to.code)));
    }

    /** Entering this block with an idle pipeline. */
    public final Edge entry() {
        if (entry == null) {
            entry = new Edge(null, this, model.cycles(null, code));
        }
        return entry;
    }

    /** The executions of only some of the instructions. */
    final Parts parts() {
        if (parts == null) {
            parts = new Parts(code, model);
        }
        return parts;
    }

    /**
     * Cycles the pipeline needs from an instruction on to the end of the block, entered with an idle pipeline. This is what tells at
     * which cycle an instruction within the block looks at a clock.
     *
     * @param instruction index; none are left behind the last one
     */
    public final int cyclesFrom(int instruction) {
        if (instruction >= instructions) {
            return 0;
        }
        if (remaining == null) {
            remaining = new int[instructions];
            Arrays.fill(remaining, UNKNOWN);
        }
        if (remaining[instruction] == UNKNOWN) {
            int before = instruction == 0 ? 0 : model.cycles(null, code.prefix(instruction));
            remaining[instruction] = Math.max(0, model.cycles(null, code) - before);
        }
        return remaining[instruction];
    }

    /** Index behind the instructions that have begun when so many cycles have passed since one of them did, which is among them. */
    public final int begunWithin(long cycles, int from) {
        long left = cyclesFrom(from) - cycles;
        int begun = from + 1;
        int notBegun = instructions;
        while (begun < notBegun) {
            int middle = begun + notBegun >>> 1;
            if (cyclesFrom(middle) > left) {
                begun = middle + 1;
            } else {
                notBegun = middle;
            }
        }
        return begun;
    }

    /** Every edge from this block, its own entry, and entries of parts of it. */
    public final void forEachEdge(Consumer<Edge> action) {
        if (entry != null) {
            action.accept(entry);
        }
        if (parts != null) {
            parts.forEach(action);
        }
        otherTargets.values().forEach(action);
    }

    /** Lets go of some edges, and hands over each of them. */
    public final void retireEdges(Predicate<Edge> which, Consumer<Edge> to) {
        fallThrough = null;
        target = null;
        List<Edge> leaving = otherTargets.values().stream().filter(which).toList();
        leaving.forEach(edge -> otherTargets.remove(edge.to));
        leaving.forEach(to);
        if (parts != null && which.test(entry())) {
            parts.forEach(to);
            parts.reset();
        }
        if (entry != null && which.test(entry)) {
            to.accept(entry);
            entry = null;
        }
    }

    /** A block of the same code of which nothing has been counted. */
    public final TimedBlock successor() {
        return new TimedBlock(code, model);
    }

    /** Counts as its own what was counted about entering a block of the same code. */
    public final void inherit(Edge edge) {
        Edge own = otherTargets.values().stream()
                .filter(known -> known.cycles == edge.cycles)
                .findFirst()
                .orElseGet(() -> new Edge(edge.from, new TimedBlock(code, model), edge.cycles));
        own.count += edge.count;
        otherTargets.put(own.to, own);
    }

    /** What this block waited for. */
    public final Stalls stalls() {
        return stalls;
    }

    /** Sets what was counted to zero. */
    public void reset() {
        stalls = new Stalls();
        forEachEdge(edge -> edge.count = 0);
        if (parts != null) {
            parts.reset();
        }
    }
}
