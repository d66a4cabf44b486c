package dev.mcusim.peripheral.stm32;

/**
 * The counter of a timer behind its prescaler, with the auto-reload and repetition registers (RM0090, 17.3.1 to 17.3.3). Prescaler and
 * reload value have a preload register and the one in use, which an update event makes equal.
 *
 * <p>It is told how many clock cycles have gone by, however many, and works out what has happened: nothing here runs per cycle.
 */
final class TimeBase {

    /** What is told while the counter advances, in the order in which it happens. */
    interface Events {

        /** The counter has taken every value from low to high, counting up or down. */
        void passed(long low, long high, boolean down);

        /** An update event: preload registers are taken over. The counter holds its new value already. */
        void updated();

        /**
         * Many like periods have gone by at once, which is told only where no preload register waits to be taken over.
         *
         * @param updates whether there was an update event among them
         */
        void repeated(boolean updates);

        /** Whether a preload register of theirs waits to be taken over. */
        boolean waitsForUpdate();
    }

    /** How many cycles it takes for something that will not happen. */
    static final long NEVER = Long.MAX_VALUE;

    private final long maximum;
    private final Events events;
    private long counter;
    private boolean down;
    private long phase;
    private long prescaler;
    private long reload;
    private long newPrescaler;
    private long newReload;
    private long repetition;
    private long repetitionsLeft;
    private boolean preloads;
    private boolean centred;
    private boolean disabled;
    private boolean onePulse;
    private boolean running;

    /**
     * A counter that stands still.
     *
     * @param bits 16 or 32
     */
    TimeBase(int bits, Events events) {
        maximum = (1L << bits) - 1;
        this.events = events;
        reload = maximum;
        newReload = maximum;
    }

    /** CR1: what an overflow does, and which way the counter goes. */
    void control(boolean updatesDisabled, boolean stopsAtUpdate, boolean countsUpAndDown, boolean reloadPreloads) {
        disabled = updatesDisabled;
        onePulse = stopsAtUpdate;
        centred = countsUpAndDown;
        preloads = reloadPreloads;
    }

    /** Counts from now on, or stands still. */
    void run(boolean on) {
        running = on;
    }

    /** Whether it counts. */
    boolean isRunning() {
        return running;
    }

    /** The value of the counter. */
    long counter() {
        return counter;
    }

    /** Sets the counter; bits that it does not have are cut off. */
    void setCounter(long value) {
        counter = value & maximum;
    }

    /** Whether it counts down now. */
    boolean isDown() {
        return down;
    }

    /** Sets the direction, which a centre-aligned counter chooses itself. */
    void setDown(boolean direction) {
        down = direction;
    }

    /** Whether it counts up and down by turns. */
    boolean isCentred() {
        return centred;
    }

    /** The reload value in use. */
    long reload() {
        return reload;
    }

    /** PSC: the clock is divided by this and one, from the next update event on. */
    void setPrescaler(long value) {
        newPrescaler = value & 0xffff;
    }

    /** ARR: used at once, or with preload from the next update event on. */
    void setReload(long value) {
        newReload = value & maximum;
        if (!preloads) {
            reload = newReload;
        }
    }

    /** RCR: from the next update event on, only each but that many overflow is an update event. */
    void setRepetition(long value) {
        repetition = value;
    }

    /** UG: begins anew, with an update event unless these are disabled. */
    void reinitialize() {
        phase = 0;
        counter = down && !centred ? reload : 0;
        down &= !centred;
        if (!disabled) {
            takeOver();
            counter = down ? reload : 0;
            events.updated();
        }
    }

    private void takeOver() {
        prescaler = newPrescaler;
        reload = newReload;
        repetitionsLeft = repetition;
    }

    /** Lets clock cycles go by. */
    void advance(long cycles) {
        long left = cycles;
        while (running && left > 0 && reload != 0) {
            long need = cyclesToEnd();
            if (need > left) {
                long sum = phase + left;
                long counts = prescaler == 0 ? sum : sum / (prescaler + 1);
                phase = sum - counts * (prescaler + 1);
                count(counts);
                return;
            }
            left -= need;
            phase = 0;
            finishRun();
            if (left > 0 && running) {
                left = skip(left);
            }
        }
    }

    /** Cycles until the counter overflows, underflows or turns; {@link #NEVER} while it is blocked by a reload value of zero. */
    long cyclesToEnd() {
        return reload == 0 ? NEVER : countsToEnd() * (prescaler + 1) - phase;
    }

    /** Cycles until the counter takes a value, or until the end of the present run if it does not before. */
    long cyclesTo(long value) {
        long counts = down ? counter - value : value - counter;
        return counts > 0 && counts < countsToEnd() ? counts * (prescaler + 1) - phase : cyclesToEnd();
    }

    private long countsToEnd() {
        if (centred) {
            turnIfBeyond();
            return down ? counter : reload - counter;
        }
        return down ? counter + 1 : (counter <= reload ? reload : maximum) - counter + 1;
    }

    private void turnIfBeyond() {
        if (!down && counter >= reload) {
            down = true;
        } else if (down && counter == 0) {
            down = false;
        }
    }

    /** Counts without coming to the end. */
    private void count(long counts) {
        if (counts == 0) {
            return;
        }
        long before = counter;
        counter += down ? -counts : counts;
        if (down) {
            events.passed(counter, before - 1, true);
        } else {
            events.passed(before + 1, counter, false);
        }
    }

    /** Counts to the end of the run and over it. */
    private void finishRun() {
        boolean overflows = centred || down || counter <= reload;
        long lastCounts = countsToEnd();
        if (centred) {
            count(lastCounts);
            down = !down;
            overflow();
            return;
        }
        count(lastCounts - 1);
        counter = down ? reload : 0;
        if (overflows) {
            overflow();
        }
        if (down) {
            counter = reload;
        }
        events.passed(counter, counter, down);
    }

    private void overflow() {
        if (disabled) {
            return;
        }
        if (repetitionsLeft > 0) {
            repetitionsLeft--;
            return;
        }
        takeOver();
        running &= !onePulse;
        events.updated();
    }

    /** Leaves out whole periods that are all alike; gives back the cycles left. */
    private long skip(long cycles) {
        long period = (centred ? 2 * reload : reload + 1) * (prescaler + 1);
        if (reload == 0 || cycles < 2 * period) {
            return cycles;
        }
        if (prescaler != newPrescaler || reload != newReload || onePulse || events.waitsForUpdate()) {
            return cycles;
        }
        long periods = cycles / period;
        long overflows = centred ? 2 * periods : periods;
        boolean updates = !disabled && overflows > repetitionsLeft;
        if (updates) {
            repetitionsLeft = repetition - (overflows - repetitionsLeft - 1) % (repetition + 1);
        } else if (!disabled) {
            repetitionsLeft -= overflows;
        }
        events.repeated(updates);
        return cycles - periods * period;
    }
}
