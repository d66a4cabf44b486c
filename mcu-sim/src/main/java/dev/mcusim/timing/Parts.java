package dev.mcusim.timing;

import java.util.Arrays;
import java.util.function.Consumer;

/** What was counted about executing only some of the instructions of a block, as happens when an interrupt comes within it. */
final class Parts {

    private static final Part[] NONE = {};

    private final CodeBlock code;
    private final TimingModel model;
    /** Those that begin with the first instruction, by where they end, and behind them all others, by where they begin. */
    private final Part[][] known;

    /** The instructions from one index up to another, when they take so many cycles. */
    static final class Part {
        final int from;
        final int to;
        final int cycles;
        long count;

        private Part(int from, int to, int cycles) {
            this.from = from;
            this.to = to;
            this.cycles = cycles;
        }
    }

    /** No part of this code has been executed. */
    Parts(CodeBlock code, TimingModel model) {
        this.code = code;
        this.model = model;
        known = new Part[2 * code.size() + 1][];
        Arrays.fill(known, NONE);
    }

    /** The instructions from one index up to another, taking so many cycles. */
    Part of(int from, int to, int cycles) {
        int slot = from == 0 ? to : code.size() + from;
        for (Part part : known[slot]) {
            if (part.cycles == cycles && part.to == to) {
                return part;
            }
        }
        Part added = new Part(from, to, cycles);
        known[slot] = Arrays.copyOf(known[slot], known[slot].length + 1);
        known[slot][known[slot].length - 1] = added;
        return added;
    }

    /** Tells of each part that was executed as of entering a block of its own. */
    void forEach(Consumer<Edge> action) {
        for (Part[] parts : known) {
            for (Part part : parts) {
                if (part.count > 0) {
                    TimedBlock block = new TimedBlock(code.part(part.from, part.to), model);
                    Edge edge = new Edge(null, block, part.cycles);
                    edge.count = part.count;
                    action.accept(edge);
                }
            }
        }
    }

    /** Sets what was counted to zero. */
    void reset() {
        for (Part[] parts : known) {
            for (Part part : parts) {
                part.count = 0;
            }
        }
    }
}
