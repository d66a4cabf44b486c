package dev.mcusim.peripheral.stm32.spi;

import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.Ticks;

/** The clock that a master makes: for one frame at a time, counted in cycles of the kernel clock. */
final class Shifter {

    private final Ticks cycles;
    private final Schedule.Alarm sending;
    private final Schedule.Alarm receiving;
    private Schedule.Alarm alarm;
    private boolean busy;
    private long end;

    /**
     * @param ended told at the end of every frame
     */
    Shifter(Schedule schedule, Ticks cycles, Runnable ended) {
        this.cycles = cycles;
        sending = schedule.output(ended);
        receiving = schedule.alarm(ended);
        alarm = sending;
    }

    /**
     * Begins a frame.
     *
     * @param start  when, in cycles of the kernel clock
     * @param length how many of these it takes
     * @param sends  whether it carries something to the world outside
     */
    void begin(long start, long length, boolean sends) {
        busy = true;
        end = start + length;
        alarm = sends ? sending : receiving;
        alarm.at(cycles.cycleAt(end));
    }

    /** Whether a frame has begun and not been {@link #stop}ped. */
    boolean isBusy() {
        return busy;
    }

    /** Ends the frame. */
    void stop() {
        alarm.cancel();
        busy = false;
    }

    /** When the latest frame ends, or has, in cycles of the kernel clock. */
    long end() {
        return end;
    }

    /** Cycles of the kernel clock until now. */
    long now() {
        return cycles.now();
    }

    /** A frequency has changed. */
    void clocksChanged() {
        cycles.clocksChanged();
        if (busy) {
            alarm.at(cycles.cycleAt(end));
        }
    }
}
