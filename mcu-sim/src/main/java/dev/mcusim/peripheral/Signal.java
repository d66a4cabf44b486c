package dev.mcusim.peripheral;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A wire between peripherals of the chip, or between one of them and a pin. What drives it works out the level when it is asked for, and
 * tells of changes only while somebody listens.
 */
public final class Signal {

    /** What drives a signal. */
    public interface Source {

        /** Leaves it alone. */
        Source NONE = () -> Drive.NONE;

        /** What it does to the signal now. */
        Drive drive();

        /** Whether anybody listens: while that is so, {@link Signal#update} or {@link Signal#pulse} has to be called for every change. */
        default void watched(boolean watched) {}
    }

    /** Told of changes. */
    @FunctionalInterface
    public interface Listener {

        /** The level has changed to this. */
        void changed(boolean high);
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private Source source = Source.NONE;
    private boolean seen;

    /** Lets something drive the signal, in place of what did. */
    public void connect(Source driver) {
        if (isWatched()) {
            source.watched(false);
            driver.watched(true);
        }
        source = driver;
        update();
    }

    /** What drives it to a level now, if anything does. */
    public Drive drive() {
        return source.drive();
    }

    /** Whether it is high now; it is low while nothing drives it. */
    public boolean level() {
        return drive() == Drive.HIGH;
    }

    /** Tells of every change from now on. */
    public void watch(Listener listener) {
        boolean first = !isWatched();
        listeners.add(listener);
        if (first) {
            source.watched(true);
            seen = level();
        }
    }

    /** Tells no longer. */
    public void ignore(Listener listener) {
        if (listeners.remove(listener) && !isWatched()) {
            source.watched(false);
        }
    }

    /** Whether anybody listens. */
    public boolean isWatched() {
        return !listeners.isEmpty();
    }

    /** Sources: the level may have changed. */
    public void update() {
        if (!isWatched()) {
            return;
        }
        boolean high = level();
        if (high != seen) {
            tell(high);
        }
    }

    /** Sources: it goes to the other level and comes back at once. */
    public void pulse() {
        tell(!seen);
        tell(!seen);
    }

    private void tell(boolean high) {
        seen = high;
        listeners.forEach(listener -> listener.changed(high));
    }
}
