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
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private Source source = Source.NONE;
    private Drive seen = Drive.NONE;
    private boolean watched;

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

    /** Tells of every change of the level from now on. */
    public void watch(Listener listener) {
        boolean first = !isWatched();
        listeners.add(listener);
        begin(first);
    }

    /** Tells no longer. */
    public void ignore(Listener listener) {
        end(listeners.remove(listener));
    }

    /** Tells of every change from now on, also whether the signal is driven at all. */
    public void follow(Runnable follower) {
        boolean first = !isWatched();
        followers.add(follower);
        begin(first);
    }

    /** Tells no longer. */
    public void leave(Runnable follower) {
        end(followers.remove(follower));
    }

    private void begin(boolean first) {
        watched = true;
        if (first) {
            source.watched(true);
            seen = drive();
        }
    }

    private void end(boolean removed) {
        watched = !listeners.isEmpty() || !followers.isEmpty();
        if (removed && !watched) {
            source.watched(false);
        }
    }

    /** Whether anybody listens. */
    public boolean isWatched() {
        return watched;
    }

    /** Sources: something may have changed. */
    public void update() {
        if (isWatched()) {
            Drive now = drive();
            if (now != seen) {
                tell(now);
            }
        }
    }

    /** Sources: it goes to the other level and comes back at once. */
    public void pulse() {
        Drive before = seen;
        tell(Drive.to(before != Drive.HIGH));
        tell(before);
    }

    private void tell(Drive now) {
        boolean changes = (seen == Drive.HIGH) != (now == Drive.HIGH);
        seen = now;
        if (changes) {
            listeners.forEach(listener -> listener.changed(now == Drive.HIGH));
        }
        followers.forEach(Runnable::run);
    }
}
