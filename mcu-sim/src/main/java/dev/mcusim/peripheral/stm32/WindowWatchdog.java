package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.bus.EventSource;
import dev.mcusim.bus.ResetCause;
import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.Ticks;
import dev.mcusim.peripheral.Wiring;

/**
 * The system window watchdog (RM0090, 22; RM0433, 46): counts down by the bus clock and resets the chip when it goes below 0x40, or when it
 * is written to while it is above its window. It can warn one count before.
 */
final class WindowWatchdog implements Device {

    private static final int CLOCKS_PER_COUNT = 4096;
    private static final int ACTIVE = 1 << 7;
    private static final int LAST = 0x40;
    private static final int EWIF = 1;

    private final RegisterBank registers;
    private final Register control;
    private final Register status;
    private final Field window;
    private final Field prescaler;
    private final Field warns;
    private final Ticks ticks;
    private final Schedule.Alarm warning;
    private final Schedule.Alarm end;
    private final InterruptLine interrupt;
    private final Wiring wiring;
    private boolean active;
    /** What the counter was, and at which count of the prescaler. */
    private int counter = 0x7f;

    private long since;

    WindowWatchdog(Site site) {
        wiring = site.wiring();
        boolean newer = site.family() == ChipFamily.H7 || site.family() == ChipFamily.L4;
        registers = new RegisterBank(site.layout("watchdogs", "WWDG"), site.bytes());
        control = registers.register("CR").reads(held -> (active ? ACTIVE : 0) | counter());
        control.whenWritten(this::refresh);
        status = registers.register("SR");
        status.writable(0).whenWritten(word -> status.set(status.value() & word));
        window = registers.field("CFR.W");
        prescaler = registers.field(newer ? "CFR.WDGTB_WIDE" : "CFR.WDGTB");
        warns = registers.field("CFR.EWI");
        ticks = site.ticks();
        interrupt = wiring.interrupts().source("WWDG");
        warning = wiring.schedule().alarm(this::warn);
        end = wiring.schedule().watchdog(() -> wiring.reset(ResetCause.WINDOW_WATCHDOG));
        wiring.whenClocksChange(() -> {
            ticks.clocksChanged();
            setAlarms();
        });
        active = site.flash().options().startsWindowWatchdog();
        setAlarms();
    }

    private long period() {
        return (long) CLOCKS_PER_COUNT << prescaler.get();
    }

    /** T[6:0]; it counts while the watchdog is active. */
    private int counter() {
        return active ? (int) (counter - (ticks.now() / period() - since)) & 0x7f : counter;
    }

    private void refresh(int word) {
        boolean early = active && counter() > window.get();
        counter = word & 0x7f;
        since = ticks.now() / period();
        active |= (word & ACTIVE) != 0;
        if (early || active && counter < LAST) {
            wiring.reset(ResetCause.WINDOW_WATCHDOG);
        }
    }

    private void warn() {
        status.set(EWIF);
        updateInterrupt();
    }

    private void updateInterrupt() {
        interrupt.set(status.value() != 0 && warns.isSet());
    }

    private void setAlarms() {
        warning.at(active && counter() > LAST ? cycleAt(LAST) : EventSource.NEVER);
        end.at(active ? cycleAt(LAST - 1) : EventSource.NEVER);
    }

    /** The cycle at which the counter becomes that. */
    private long cycleAt(int count) {
        return ticks.cycleAt((since + counter - count) * period());
    }

    @Override
    public int read(int offset, int size) {
        return registers.read(offset, size);
    }

    @Override
    public void write(int offset, int size, int value) {
        int before = counter();
        registers.write(offset, size, value);
        if (offset >>> 2 == 1) {
            counter = before;
            since = ticks.now() / period();
        }
        updateInterrupt();
        setAlarms();
    }
}
