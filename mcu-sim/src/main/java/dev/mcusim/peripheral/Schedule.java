package dev.mcusim.peripheral;

import dev.mcusim.bus.EventSource;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Everything that peripherals will do by themselves, by the core's cycle at which they do it. Peripherals are never stepped: they work out
 * what they count from {@link #now} when they are asked, and set an alarm only for what others will notice.
 *
 * <p>Alarms that are due at one cycle go off in the order in which they were set.
 */
public final class Schedule implements EventSource {

    /** Whose alarm it is, and what it does. */
    private enum Kind {
        CHIP,
        WATCHDOG,
        OUTPUT,
        OUTSIDE
    }

    private record Entry(long cycle, long order, Alarm alarm) {}

    private final PriorityQueue<Entry> entries = new PriorityQueue<>((one, other) ->
            one.cycle == other.cycle ? Long.compare(one.order, other.order) : Long.compare(one.cycle, other.cycle));
    private LongSupplier cycles = () -> 0;
    private Runnable sooner = () -> {};
    private long orders;
    private boolean advancing;
    private final Consumer<Runnable> endings;

    /** An empty schedule; alarms stay for ever. */
    public Schedule() {
        this(end -> {});
    }

    /**
     * An empty schedule.
     *
     * @param endings receives for every alarm of the chip what makes it never go off again
     */
    Schedule(Consumer<Runnable> endings) {
        this.endings = endings;
    }

    /**
     * Connects the core; until then it is cycle 0.
     *
     * @param counter the core's cycle counter
     * @param changed told when {@link #next} has become earlier
     */
    public void connect(LongSupplier counter, Runnable changed) {
        cycles = counter;
        sooner = changed;
    }

    /** The core's cycle counter. */
    public long now() {
        return cycles.getAsLong();
    }

    /** An alarm that is not set. */
    public Alarm alarm(Runnable action) {
        return ending(new Alarm(action, Kind.CHIP));
    }

    /** An alarm, not set, that resets the chip when it goes off. */
    public Alarm watchdog(Runnable action) {
        return ending(new Alarm(action, Kind.WATCHDOG));
    }

    /** An alarm, not set, of something that is seen outside the chip when it goes off: {@link #isAwaited}. */
    public Alarm output(Runnable action) {
        return ending(new Alarm(action, Kind.OUTPUT));
    }

    private Alarm ending(Alarm alarm) {
        endings.accept(alarm::discard);
        return alarm;
    }

    /** An alarm, not set, of the world outside the chip, which resets do not cancel. */
    public Alarm outside(Runnable action) {
        return new Alarm(action, Kind.OUTSIDE);
    }

    /** Forgets all alarms of the chip, as reset does. */
    public void clear() {
        entries.stream().filter(entry -> entry.alarm.kind != Kind.OUTSIDE).forEach(entry -> entry.alarm.entry = null);
        entries.removeIf(entry -> entry.alarm.entry == null);
    }

    @Override
    public long next() {
        Entry first = entries.peek();
        return first == null ? NEVER : first.cycle;
    }

    @Override
    public boolean mayReset() {
        return isSet(Kind.WATCHDOG);
    }

    @Override
    public boolean isAwaited() {
        return isSet(Kind.OUTPUT);
    }

    private boolean isSet(Kind kind) {
        for (Entry entry : entries) {
            if (entry.alarm.kind == kind) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void advance() {
        if (advancing) {
            return;
        }
        advancing = true;
        try {
            while (next() <= now()) {
                Alarm due = entries.remove().alarm;
                due.entry = null;
                due.action.run();
            }
        } finally {
            advancing = false;
        }
    }

    /** Something that happens once, at a cycle that can be changed. */
    public final class Alarm {

        private final Runnable action;
        private final Kind kind;
        private Entry entry;
        private boolean discarded;

        private Alarm(Runnable action, Kind kind) {
            this.action = action;
            this.kind = kind;
        }

        /** Sets the alarm, in place of what it was set to unless that is the same; a cycle in the past is now, {@link EventSource#NEVER} is never. */
        public void at(long cycle) {
            if (entry != null && entry.cycle == cycle) {
                return;
            }
            cancel();
            if (cycle == NEVER || discarded) {
                return;
            }
            boolean first = cycle < Schedule.this.next();
            entry = new Entry(cycle, orders++, this);
            entries.add(entry);
            if (first) {
                sooner.run();
            }
        }

        /** Makes it not go off. */
        public void cancel() {
            if (entry != null) {
                entries.remove(entry);
                entry = null;
            }
        }

        private void discard() {
            cancel();
            discarded = true;
        }

        /** Whether it will go off. */
        public boolean isSet() {
            return entry != null;
        }
    }
}
