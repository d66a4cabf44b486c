package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.bus.EventSource;
import dev.mcusim.peripheral.Drive;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.Signal;
import dev.mcusim.peripheral.Ticks;

/**
 * A low-power timer that software starts and its own clock drives (RM0385, 25; RM0432, 42): once or continuously, with compare and reload
 * matches and a pulse-width output. New values are taken over at once and acknowledged at once.
 */
final class LowPowerTimer implements Device {

    private static final int BITS = 16;
    private static final int COMPARE_MATCH = 1;
    private static final int RELOAD_MATCH = 1 << 1;
    private static final int COMPARE_TAKEN = 1 << 3;
    private static final int RELOAD_TAKEN = 1 << 4;

    private final RegisterBank registers;
    private final Register status;
    private final Register enable;
    private final Register compare;
    private final TimeBase base = new TimeBase(BITS, new Progress());
    private final Ticks ticks;
    private final Schedule.Alarm alarm;
    private final InterruptLine interrupt;
    private final Signal output;
    private long seen;

    LowPowerTimer(Site site) {
        registers = new RegisterBank(site.layout("lptim", "LPTIM"), site.bytes());
        status = registers.register("ISR").readOnly();
        enable = registers.register("IER");
        compare = registers.register("CMP");
        compare.writable(0xffff).whenWritten(word -> raise(COMPARE_TAKEN));
        registers.register("ICR").reads(held -> 0).whenWritten(bits -> status.set(status.value() & ~bits));
        registers.register("CR").whenWritten(word -> control());
        registers.register("ARR").writable(0xffff).whenWritten(word -> {
            base.setReload(word);
            raise(RELOAD_TAKEN);
        });
        registers.register("CNT").readOnly().reads(held -> (int) base.counter());
        base.setReload(1);
        ticks = site.ticks();
        alarm = site.wiring().schedule().alarm(this::eventDue);
        interrupt = site.wiring().interrupts().source(site.name());
        output = site.wiring().signals().output(site.name() + "_OUT");
        output.connect(source());
        site.wiring().whenClocksChange(() -> {
            catchUp();
            ticks.clocksChanged();
            setAlarm();
        });
    }

    private Signal.Source source() {
        return new Signal.Source() {
            @Override
            public Drive drive() {
                catchUp();
                boolean high = base.isRunning() && base.counter() > Integer.toUnsignedLong(compare.value());
                return Drive.to(high ^ registers.value("CFGR.WAVPOL") != 0);
            }

            @Override
            public void watched(boolean watched) {
                catchUp();
                setAlarm();
            }
        };
    }

    private void control() {
        boolean once = registers.value("CR.SNGSTRT") != 0;
        boolean on = registers.value("CR.ENABLE") != 0;
        if (!on || registers.value("CR.COUNTRST") != 0) {
            base.setCounter(0);
        }
        if (!on) {
            base.run(false);
        } else if (once || registers.value("CR.CNTSTRT") != 0) {
            base.setPrescaler((1 << registers.value("CFGR.PRESC")) - 1);
            base.control(false, once, false, false);
            if (!base.isRunning()) {
                base.reinitialize();
            }
            base.run(true);
        }
        for (String trigger : new String[] {"CR.SNGSTRT", "CR.CNTSTRT", "CR.COUNTRST"}) {
            registers.field(trigger).set(0);
        }
    }

    private void raise(int flag) {
        status.set(status.value() | flag);
    }

    private void catchUp() {
        long now = ticks.now();
        long gone = now - seen;
        seen = now;
        base.advance(gone);
    }

    private void eventDue() {
        catchUp();
        show();
    }

    private void show() {
        interrupt.set((status.value() & enable.value()) != 0);
        output.update();
        setAlarm();
    }

    private void setAlarm() {
        alarm.at(base.isRunning() ? nextEvent() : EventSource.NEVER);
    }

    private long nextEvent() {
        int awaited = output.isWatched() ? -1 : enable.value() & ~status.value();
        long wait = TimeBase.NEVER;
        if ((awaited & COMPARE_MATCH) != 0) {
            wait = base.cyclesTo(Integer.toUnsignedLong(compare.value()) + (output.isWatched() ? 1 : 0));
        }
        if ((awaited & RELOAD_MATCH) != 0) {
            wait = Math.min(wait, base.cyclesTo(base.reload()));
        }
        return wait == TimeBase.NEVER ? EventSource.NEVER : ticks.cycleAt(seen + wait);
    }

    @Override
    public int read(int offset, int size) {
        catchUp();
        return registers.read(offset, size);
    }

    @Override
    public void write(int offset, int size, int value) {
        catchUp();
        registers.write(offset, size, value);
        show();
    }

    /** What the counter brings about. */
    private final class Progress implements TimeBase.Events {

        @Override
        public void passed(long low, long high, boolean down) {
            long value = Integer.toUnsignedLong(compare.value());
            raise(low <= value && value <= high ? COMPARE_MATCH : 0);
            raise(low <= base.reload() && base.reload() <= high ? RELOAD_MATCH : 0);
        }

        @Override
        public void updated() {
            // Nothing waits for it.
        }

        @Override
        public void repeated(boolean updates) {
            passed(0, base.reload(), false);
        }

        @Override
        public boolean waitsForUpdate() {
            return false;
        }
    }
}
