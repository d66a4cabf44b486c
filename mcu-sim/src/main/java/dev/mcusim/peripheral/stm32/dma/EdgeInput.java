package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.peripheral.Signal;
import dev.mcusim.peripheral.Signals;
import java.util.List;

/** An input that can be chosen among signals, and that tells of their rising edges, falling edges, or both. */
final class EdgeInput {

    private static final int RISING = 1;
    private static final int FALLING = 2;

    private final Signals signals;
    private final List<String> names;
    private final Runnable reaction;
    private final Signal.Listener listener = this::changed;
    private Signal watched;
    private int edges;

    /**
     * @param names    the signals by number; empty for those that are not modelled
     * @param reaction what an edge brings about
     */
    EdgeInput(Signals signals, List<String> names, Runnable reaction) {
        this.signals = signals;
        this.names = names;
        this.reaction = reaction;
    }

    /**
     * Listens to another signal.
     *
     * @param number   of the signal
     * @param polarity 0 for no edge, 1 for rising, 2 for falling ones, 3 for both
     */
    void select(int number, int polarity) {
        ignore();
        edges = polarity;
        if (polarity != 0 && number < names.size() && !names.get(number).isEmpty()) {
            watched = signals.output(names.get(number));
            watched.watch(listener);
        }
    }

    /** Listens to none. */
    void ignore() {
        if (watched != null) {
            watched.ignore(listener);
            watched = null;
        }
    }

    private void changed(boolean high) {
        if ((edges & (high ? RISING : FALLING)) != 0) {
            reaction.run();
        }
    }
}
