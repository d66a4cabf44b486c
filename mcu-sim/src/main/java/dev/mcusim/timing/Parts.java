package dev.mcusim.timing;

import java.util.Arrays;
import java.util.function.Consumer;

/** What was counted about executing only some of the instructions of a block, as happens when an interrupt comes within it. */
final class Parts {

    private static final Edge[] NONE = {};

    private final CodeBlock code;
    private final TimingModel model;
    /** Those that begin with the first instruction, by where they end, and behind them all others, by where they begin. */
    private final Edge[][] known;

    /** No part of this code has been executed. */
    Parts(CodeBlock code, TimingModel model) {
        this.code = code;
        this.model = model;
        known = new Edge[2 * code.size() + 1][];
        Arrays.fill(known, NONE);
    }

    /** Executing the instructions from one index up to another, which takes so many cycles: entering a block of its own. */
    Edge of(int from, int to, int cycles) {
        int slot = from == 0 ? to : code.size() + from;
        for (Edge edge : known[slot]) {
            if (edge.cycles == cycles && edge.to.instructions == to - from) {
                return edge;
            }
        }
        Edge added = new Edge(null, new TimedBlock(code.part(from, to), model), cycles);
        known[slot] = Arrays.copyOf(known[slot], known[slot].length + 1);
        known[slot][known[slot].length - 1] = added;
        return added;
    }

    /** Tells of all that was executed. */
    void forEach(Consumer<Edge> action) {
        for (Edge[] edges : known) {
            for (Edge edge : edges) {
                action.accept(edge);
            }
        }
    }
}
