package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Drive;
import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.Signal;
import dev.mcusim.peripheral.Ticks;
import java.util.function.LongSupplier;

/** A slow oscillator as a signal that changes twice in a period, so that a timer can measure it. */
final class ClockSignal implements Signal.Source {

    private final Signal signal;
    private final Ticks halves;
    private final Schedule.Alarm alarm;

    /**
     * Drives a signal with a clock.
     *
     * @param hertz the frequency of the clock, 0 while it stands still
     */
    static void drive(Site site, Signal signal, LongSupplier hertz) {
        signal.connect(new ClockSignal(site, signal, hertz));
    }

    private ClockSignal(Site site, Signal signal, LongSupplier hertz) {
        this.signal = signal;
        Schedule schedule = site.wiring().schedule();
        halves = new Ticks(schedule, () -> site.rcc().clocks().core(), () -> 2 * hertz.getAsLong());
        alarm = schedule.alarm(this::edge);
        site.wiring().whenClocksChange(() -> {
            halves.clocksChanged();
            watched(signal.isWatched());
        });
    }

    private void edge() {
        signal.update();
        watched(signal.isWatched());
    }

    @Override
    public Drive drive() {
        return Drive.to((halves.now() & 1) != 0);
    }

    @Override
    public void watched(boolean watched) {
        if (watched) {
            alarm.at(halves.cycleAt(halves.now() + 1));
        } else {
            alarm.cancel();
        }
    }
}
