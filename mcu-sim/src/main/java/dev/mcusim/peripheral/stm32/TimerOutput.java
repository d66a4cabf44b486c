package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Drive;
import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Signal;
import java.util.List;

/** The trigger output of a timer, TRGO: what CR2.MMS makes of its events and levels (RM0090, 17.4.2). */
final class TimerOutput implements Signal.Source {

    private static final int RESET = 0;
    private static final int ENABLE = 1;
    private static final int UPDATE = 2;
    private static final int COMPARE_1 = 3;
    private static final int REFERENCE_1 = 4;

    private final Timer timer;
    private final List<TimerChannel> channels;
    private final Field selection;
    private final Signal signal;

    TimerOutput(Timer timer, List<TimerChannel> channels, RegisterBank registers, Site site) {
        this.timer = timer;
        this.channels = channels;
        selection = registers.field("CR2.MMS");
        signal = site.wiring().signals().output(site.name() + "_TRGO");
    }

    /** Drives its signal from now on. */
    void connect() {
        signal.connect(this);
    }

    @Override
    public Drive drive() {
        timer.catchUp();
        int selected = selection.get();
        return Drive.to(selected == ENABLE ? timer.isEnabled() : reference(selected - REFERENCE_1));
    }

    private boolean reference(int index) {
        return index >= 0 && index < channels.size() && channels.get(index).reference();
    }

    @Override
    public void watched(boolean watched) {
        timer.interestChanged();
    }

    boolean isWatched() {
        return signal.isWatched();
    }

    /** The counter has begun anew by software or by its trigger. */
    void restarted() {
        pulse(RESET);
    }

    /** There was an update event. */
    void updated() {
        pulse(UPDATE);
    }

    /** A channel's compare value was reached. */
    void compared(int channel) {
        if (channel == 1) {
            pulse(COMPARE_1);
        }
    }

    private void pulse(int selected) {
        if (selection.get() == selected && signal.isWatched()) {
            signal.pulse();
        }
    }

    /** Levels may have changed. */
    void update() {
        signal.update();
    }
}
