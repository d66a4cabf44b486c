package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.bus.EventSource;
import dev.mcusim.bus.ResetCause;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.Ticks;
import dev.mcusim.peripheral.Wiring;
import dev.mcusim.peripheral.stm32.flash.UserOptions;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The independent watchdog (RM0090, 21; RM0385, 27): counts down by LSI and resets the chip when it has counted through zero, or, with a
 * window, when it is reloaded too early. Option bytes may start it with the chip, and freeze it in stop and standby mode. New values of
 * its registers count at once, but SR shows an update for five cycles of LSI, and as long as LSI stands still.
 */
final class IndependentWatchdog implements Device {

    private static final int UNLOCK = 0x5555;
    private static final int RELOAD = 0xaaaa;
    private static final int START = 0xcccc;
    private static final int MOST = 0xfff;
    private static final int LARGEST_PRESCALER = 6;
    private static final int UPDATE_CYCLES = 5;

    private final RegisterBank registers;
    private final Register prescaler;
    private final Register reload;
    private final Register window;
    private final Register status;
    private final Ticks ticks;
    private final Schedule.Alarm alarm;
    private final Wiring wiring;
    private final boolean hasWindow;
    private final UserOptions options;
    private final BooleanSupplier lsiIsOn;
    private boolean running;
    private boolean open;
    private long updatedAt;
    /** What the counter was, and when. */
    private long counter = MOST;

    private long since;

    IndependentWatchdog(Site site) {
        wiring = site.wiring();
        registers = new RegisterBank(site.layout("watchdogs", "IWDG"), site.bytes());
        hasWindow = site.family() != ChipFamily.F4;
        registers.register("KR").reads(held -> 0).whenWritten(this::key);
        status = registers.register("SR").readOnly();
        prescaler = registers.register("PR").readOnly().whenWritten(word -> updates(1));
        reload = registers.register("RLR").readOnly().whenWritten(word -> updates(2));
        window = registers.register("WINR").readOnly().whenWritten(word -> windowWritten());
        options = site.flash().options();
        lsiIsOn = () -> site.rcc().hertz(ClockSource.LSI) > 0;
        running = options.startsIndependentWatchdog();
        ticks = new Ticks(
                wiring.schedule(),
                () -> site.rcc().clocks().core(),
                () -> isFrozen(site) ? 0 : site.rcc().kernelClock(site.name()));
        alarm = wiring.schedule().watchdog(() -> wiring.reset(ResetCause.INDEPENDENT_WATCHDOG));
        wiring.whenClocksChange(() -> {
            ticks.clocksChanged();
            setAlarm();
        });
        setAlarm();
    }

    private boolean isFrozen(Site site) {
        boolean standby = site.retained().lowPower().isStandby();
        return site.rcc().isStopped() && (standby ? options.freezesInStandby() : options.freezesInStop());
    }

    private void key(int word) {
        int key = word & 0xffff;
        unlock(key == UNLOCK);
        if (key == START && !running) {
            running = true;
            since = ticks.now();
        } else if (key == RELOAD) {
            reload();
        }
    }

    private void unlock(boolean unlocked) {
        open = unlocked;
        prescaler.writable(open ? 7 : 0);
        for (Register register : List.of(reload, window)) {
            register.writable(open ? MOST : 0);
        }
    }

    private boolean windowed() {
        return hasWindow && window.value() < MOST;
    }

    /** PVU, RVU or WVU: goes with the update, which needs LSI (RM0385, 27.4.4). */
    private void updates(int bit) {
        if (open) {
            status.set(status.value() | bit);
            updatedAt = ticks.now();
        }
    }

    private void finishUpdates() {
        if (!running && !lsiIsOn.getAsBoolean()) {
            updatedAt = ticks.now();
        } else if (ticks.now() - updatedAt >= UPDATE_CYCLES) {
            status.set(0);
        }
    }

    /** A write to WINR reloads the counter, too. */
    private void windowWritten() {
        updates(4);
        counter = reload.value();
        since = ticks.now();
    }

    private void reload() {
        if (running && windowed() && counter > window.value()) {
            wiring.reset(ResetCause.INDEPENDENT_WATCHDOG);
        }
        counter = reload.value();
        since = ticks.now();
    }

    private long period() {
        return 4L << Math.min(prescaler.value(), LARGEST_PRESCALER);
    }

    private void catchUp() {
        if (running) {
            long counts = (ticks.now() - since) / period();
            counter = Math.max(0, counter - counts);
            since += counts * period();
        }
    }

    private void setAlarm() {
        alarm.at(running ? ticks.cycleAt(since + (counter + 1) * period()) : EventSource.NEVER);
    }

    @Override
    public int read(int offset, int size) {
        finishUpdates();
        return registers.read(offset, size);
    }

    @Override
    public void write(int offset, int size, int value) {
        catchUp();
        finishUpdates();
        registers.write(offset, size, value);
        setAlarm();
    }
}
