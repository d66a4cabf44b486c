package dev.mcusim.peripheral.stm32.adc;

import dev.mcusim.bus.EventSource;
import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.Ticks;

/**
 * Carries out a converter's conversions one behind the other. An injected sequence interrupts a regular one, whose conversion is made anew
 * behind it. While conversions that repeat change nothing but the value of the data register, they are not carried out until somebody
 * looks.
 */
final class Sequencer {

    private final Converter converter;
    private final Sequence regular;
    private final Sequence injected;
    private final Ticks ticks;
    private final Schedule.Alarm alarm;
    private Sequence current;
    private long end;
    private Sequence delayed;
    private long delayedStart;
    private boolean catchingUp;

    /**
     * @param ticks counts the converter's clock
     */
    Sequencer(Converter converter, Sequence regular, Sequence injected, Ticks ticks, Schedule schedule) {
        this.converter = converter;
        this.regular = regular;
        this.injected = injected;
        this.ticks = ticks;
        alarm = schedule.alarm(converter::takeUp);
    }

    /** Cycles of the converter's clock since it was made. */
    long now() {
        return ticks.now();
    }

    /** A trigger of a sequence; without effect while that is active. */
    void trigger(Sequence sequence) {
        begin(sequence, ticks.now());
        setAlarm();
    }

    /** A trigger of a sequence that comes so many cycles of the converter's clock later. */
    void triggerLater(Sequence sequence, int cycles) {
        if (cycles == 0) {
            trigger(sequence);
        } else {
            delayed = sequence;
            delayedStart = ticks.now() + cycles;
            setAlarm();
        }
    }

    /** Ends a sequence before its time. */
    void stop(Sequence sequence) {
        sequence.end();
        if (delayed == sequence) {
            delayed = null;
        }
        if (current == sequence) {
            current = null;
            proceed(ticks.now());
        }
        setAlarm();
    }

    /** A sequence that was held may go on. */
    void resume() {
        if (current == null) {
            proceed(ticks.now());
        }
        setAlarm();
    }

    /** Takes in what has happened up to now. */
    void catchUp() {
        if (catchingUp) {
            return;
        }
        catchingUp = true;
        long now = ticks.now();
        while (due() <= now) {
            if (current != null && end == due()) {
                passOver(now);
                finish();
            } else {
                Sequence next = delayed;
                delayed = null;
                begin(next, delayedStart);
            }
        }
        catchingUp = false;
    }

    /** When something happens next, in cycles of the converter's clock. */
    private long due() {
        long first = current == null ? EventSource.NEVER : end;
        return delayed == null ? first : Math.min(first, delayedStart);
    }

    private boolean isUnnoticed() {
        return current == regular && delayed == null && regular.repeats() && converter.isQuiet();
    }

    /** Leaves out whole sequences that nobody has noticed. */
    private void passOver(long now) {
        if (isUnnoticed()) {
            long all = regular.cyclesOfAll();
            end += (now - end) / all * all;
        }
    }

    private void finish() {
        Sequence done = current;
        current = null;
        long at = end;
        boolean last = done.step();
        if (last && done == regular && converter.injectsBehindRegular()) {
            begin(injected, at);
        }
        if (current == null) {
            proceed(at);
        }
    }

    private void begin(Sequence sequence, long at) {
        if (sequence.isActive()) {
            return;
        }
        sequence.begin();
        if (current == null || sequence == injected) {
            proceed(at);
        }
    }

    private void proceed(long at) {
        current = injected.isActive() ? injected : regular.isActive() && !regular.isHeld() ? regular : null;
        if (current != null) {
            end = at + current.convert();
        }
    }

    /** The clock has another frequency; what has happened before has been taken in. */
    void clocksChanged() {
        ticks.clocksChanged();
        setAlarm();
    }

    /** Sets the alarm to what others will notice. */
    void setAlarm() {
        if (!catchingUp) {
            alarm.at(due() == EventSource.NEVER || isUnnoticed() ? EventSource.NEVER : ticks.cycleAt(due()));
        }
    }
}
