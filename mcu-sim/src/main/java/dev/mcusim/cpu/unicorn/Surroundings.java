package dev.mcusim.cpu.unicorn;

import dev.mcusim.bus.EventSource;

/**
 * What happens outside the core, seen to between blocks: some time after it is due, as the run has to be noted each time. What firmware
 * looks at is seen to before it does.
 */
final class Surroundings {

    private static final long LEAST_INSTRUCTIONS = 100_000;
    private static final long MOST_INSTRUCTIONS = 10_000_000;

    private final EventSource events;
    private final BlockCounter counter;
    private long due = Long.MAX_VALUE;

    /**
     * @param events  what may happen
     * @param counter the core's counters
     */
    Surroundings(EventSource events, BlockCounter counter) {
        this.events = events;
        this.counter = counter;
    }

    /** What happens next may have changed. */
    void changed() {
        if (events == EventSource.NONE) {
            return;
        }
        long cycles = events.next() == EventSource.NEVER ? MOST_INSTRUCTIONS : events.next() - counter.cycles();
        due = counter.instructions() + Math.max(LEAST_INSTRUCTIONS, Math.min(MOST_INSTRUCTIONS, cycles));
    }

    /** Whether it is time to {@link #advance}. */
    boolean areDue() {
        return counter.instructions() >= due;
    }

    /** Lets everything happen that is due. */
    void advance() {
        events.advance();
        changed();
    }
}
