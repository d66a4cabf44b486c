package dev.mcusim.peripheral.stm32.adc;

import dev.mcusim.peripheral.Signal;
import dev.mcusim.peripheral.Signals;

/** Edges of a signal that start a sequence. It listens only while that is what registers say. */
final class Trigger {

    private static final int RISING = 1;
    private static final int FALLING = 2;

    private final Signals signals;
    private final Runnable action;
    private final Signal.Listener listener = this::changed;
    private Signal signal;
    private String name = "";
    private int edges;

    /**
     * @param action what an edge starts
     */
    Trigger(Signals signals, Runnable action) {
        this.signals = signals;
        this.action = action;
    }

    /**
     * Listens to a signal from now on.
     *
     * @param chosen its name; empty for none
     * @param polarity 0 for no edge, 1 for rising, 2 for falling, 3 for both
     */
    void select(String chosen, int polarity) {
        edges = polarity;
        String wanted = polarity == 0 ? "" : chosen;
        if (wanted.equals(name)) {
            return;
        }
        if (signal != null) {
            signal.ignore(listener);
        }
        name = wanted;
        signal = wanted.isEmpty() ? null : signals.output(wanted);
        if (signal != null) {
            signal.watch(listener);
        }
    }

    private void changed(boolean high) {
        if ((edges & (high ? RISING : FALLING)) != 0) {
            action.run();
        }
    }
}
