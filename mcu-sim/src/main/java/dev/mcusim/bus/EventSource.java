package dev.mcusim.bus;

/** What happens outside the core as its time goes by, such as a timer that reaches its end. */
public interface EventSource {

    /** When nothing will happen. */
    long NEVER = Long.MAX_VALUE;

    /** Where nothing ever happens. */
    EventSource NONE = new EventSource() {
        @Override
        public long next() {
            return NEVER;
        }

        @Override
        public void advance() {
            // Nothing is due.
        }
    };

    /** The core's cycle at which something happens next, {@link #NEVER} when nothing will. */
    long next();

    /** Whether a reset of the chip is among what will happen, as with a watchdog that runs. */
    default boolean mayReset() {
        return false;
    }

    /**
     * Whether something goes on that will be seen outside the chip, such as a character being sent. A run does not end in an endless
     * loop before.
     */
    default boolean isAwaited() {
        return false;
    }

    /** Lets everything happen that is due by the core's cycle counter. */
    void advance();
}
