package dev.mcusim.peripheral;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * A pin of the chip, with what the chip and what the world outside do to it. Its level is what the chip's output drives it to, or else what
 * is driven from outside, or else what a resistor on the board or in the chip pulls it to; one that nothing holds is low. Where the chip and
 * the outside drive against each other, the chip wins, except that two ends of an open-drain line make it low.
 *
 * <p>What is outside stays as it is when the chip is reset, and so do its listeners.
 */
public final class Pin {

    /** Told of changes of a level. */
    @FunctionalInterface
    public interface Listener {

        /**
         * The level of a pin has changed.
         *
         * @param high  the new level
         * @param cycle the core's cycle at which it did
         */
        void changed(Pin pin, boolean high, long cycle);
    }

    /** The chip's supply, which is the reference of its converters, too, and what a high level is: 3.3 V. */
    public static final int SUPPLY_MICROVOLTS = 3_300_000;

    private static final int NO_VOLTAGE = -1;

    private final String name;
    private final LongSupplier cycles;
    private final List<Listener> outside = new CopyOnWriteArrayList<>();
    private final List<Listener> inside = new CopyOnWriteArrayList<>();
    private PinCell cell = PinCell.NONE;
    private Drive external = Drive.NONE;
    private Drive resistor = Drive.NONE;
    private int voltage = NO_VOLTAGE;
    private boolean seen;

    /**
     * A pin that nothing is connected to.
     *
     * @param name   for example {@code PA5}
     * @param cycles the core's cycle counter
     */
    public Pin(String name, LongSupplier cycles) {
        this.name = name;
        this.cycles = cycles;
    }

    /** The name, for example {@code PA5}. */
    public String name() {
        return name;
    }

    /** Whether the level is high now. */
    public boolean level() {
        Drive drive = cell.output();
        if (drive == Drive.NONE) {
            drive = external;
        }
        if (drive == Drive.NONE) {
            drive = resistor;
        }
        return (drive == Drive.NONE ? cell.pull() : drive) == Drive.HIGH;
    }

    /** From outside: holds the pin at a level. */
    public void drive(boolean high) {
        voltage = NO_VOLTAGE;
        external = Drive.to(high);
        update();
    }

    /**
     * From outside: puts a voltage on the pin. As a level it is high from half the supply on.
     *
     * @param microvolts 0 to {@link #SUPPLY_MICROVOLTS}
     * @throws IllegalArgumentException when it is beyond them
     */
    public void apply(int microvolts) {
        if (microvolts < 0 || microvolts > SUPPLY_MICROVOLTS) {
            throw new IllegalArgumentException(
                    "%d uV are beyond the supply of %s, 0 to %d".formatted(microvolts, name, SUPPLY_MICROVOLTS));
        }
        voltage = microvolts;
        external = Drive.to(microvolts >= SUPPLY_MICROVOLTS / 2);
        update();
    }

    /** The voltage in microvolts: the one that was applied, unless the chip drives the pin; or else that of its level. */
    public int microvolts() {
        if (voltage != NO_VOLTAGE && cell.output() == Drive.NONE) {
            return voltage;
        }
        return level() ? SUPPLY_MICROVOLTS : 0;
    }

    /** From outside: lets go of the pin. */
    public void release() {
        voltage = NO_VOLTAGE;
        external = Drive.NONE;
        update();
    }

    /** Puts a resistor on the board that pulls the pin while nothing drives it. */
    public void pull(Drive direction) {
        resistor = direction;
        update();
    }

    /** From outside: tells about every change of the level from now on, resets of the chip included. */
    public void whenChanged(Listener listener) {
        begin(outside, listener);
    }

    /** Peripherals: tells about every change of the level until {@link #ignore} or reset. */
    public void watch(Listener listener) {
        begin(inside, listener);
    }

    /** Peripherals: no longer tells. */
    public void ignore(Listener listener) {
        if (inside.remove(listener) && !isWatched()) {
            cell.watched(false);
        }
    }

    private void begin(List<Listener> listeners, Listener listener) {
        boolean first = !isWatched();
        listeners.add(listener);
        if (first) {
            seen = level();
            cell.watched(true);
        }
    }

    /** Whether anybody is told of changes. */
    public boolean isWatched() {
        return !outside.isEmpty() || !inside.isEmpty();
    }

    /** Ports: this is the chip's end from now on. */
    public void connect(PinCell end) {
        cell = end;
        cell.watched(isWatched());
        update();
    }

    /** Forgets the chip's end and the peripherals' listeners, as reset does. */
    void disconnect() {
        inside.clear();
        connect(PinCell.NONE);
    }

    /** Tells of a change of the level, if there is one. */
    public void update() {
        if (!isWatched()) {
            return;
        }
        boolean high = level();
        if (high == seen) {
            return;
        }
        seen = high;
        long cycle = cycles.getAsLong();
        inside.forEach(listener -> listener.changed(this, high, cycle));
        outside.forEach(listener -> listener.changed(this, high, cycle));
    }

    @Override
    public String toString() {
        return name + (level() ? " high" : " low");
    }
}
