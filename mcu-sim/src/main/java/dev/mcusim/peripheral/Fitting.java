package dev.mcusim.peripheral;

import java.util.ArrayDeque;
import java.util.Deque;

/** What one peripheral has of the wiring: alarms, interrupt lines, reactions. A peripheral that is reset alone gives all of it back. */
public final class Fitting {

    private final Deque<Runnable> ends = new ArrayDeque<>();

    Fitting() {}

    /** Adds what is to be done when the peripheral is taken out. */
    void add(Runnable end) {
        ends.push(end);
    }

    /** Takes the peripheral out: the latest part first. */
    public void remove() {
        while (!ends.isEmpty()) {
            ends.pop().run();
        }
    }
}
