package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.RegisterMap;
import dev.mcusim.bus.Device;
import dev.mcusim.bus.EventSource;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.Ticks;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * RNG: numbers take time by its clock, and a clock that is too slow is an error (RM0090, 24; RM0385, 17; RM0433, 34; RM0432, 32). The
 * noise source never fails, so that SECS and SEIS stay clear. The numbers are the same in every run, as everything here is; they are no
 * secrets.
 */
final class RandomNumberGenerator implements Device {

    private static final long SEED = 1;
    private static final RegisterLayout LAYOUT = new RegisterLayout(
            "RNG",
            Map.of(
                    "CR",
                            new RegisterMap.Register(
                                    0x00,
                                    Map.of(
                                            "RNGEN", new RegisterMap.Field(2, 2),
                                            "IE", new RegisterMap.Field(3, 3),
                                            "CED", new RegisterMap.Field(5, 5))),
                    "SR", new RegisterMap.Register(0x04, Map.of()),
                    "DR", new RegisterMap.Register(0x08, Map.of())),
            Map.of());

    private static final int DRDY = 1;
    private static final int CECS = 1 << 1;
    private static final int CEIS = 1 << 5;
    private static final int SEIS = 1 << 6;

    private final RegisterBank registers = new RegisterBank(LAYOUT, 0x400);
    private final Register control = registers.register("CR");
    private final Register status = registers.register("SR");
    private final SplittableRandom numbers = new SplittableRandom(SEED);
    private final Site site;
    private final ChipFamily family;
    private final Ticks ticks;
    private final Schedule.Alarm alarm;
    private final InterruptLine interrupt;
    private boolean running;
    private int ready;
    private long nextAt;

    RandomNumberGenerator(Site site) {
        this.site = site;
        family = site.family();
        ticks = site.ticks();
        alarm = site.wiring().schedule().alarm(this::update);
        interrupt = site.wiring().interrupts().source("RNG", "HASH_RNG");
        control.writable(family == ChipFamily.F4 || family == ChipFamily.F7 ? 0xc : 0x2c)
                .whenWritten(word -> configure());
        status.writable(0).whenWritten(word -> status.set(status.value() & (word | ~(CEIS | SEIS))));
        registers.register("DR").readOnly().reads(held -> take());
        site.wiring().whenClocksChange(() -> {
            ticks.clocksChanged();
            configure();
            update();
        });
    }

    private boolean is(String field) {
        return registers.value("CR." + field) != 0;
    }

    /** Begins to collect, or stops: what is ready stays so. */
    private void configure() {
        if (!isClocked()) {
            running = false;
            return;
        }
        boolean slow = isTooSlow();
        boolean enabled = is("RNGEN");
        if (enabled && slow && (status.value() & CECS) == 0) {
            status.set(status.value() | CECS | CEIS);
        } else if (!slow) {
            status.set(status.value() & ~CECS);
        }
        boolean runs = enabled && ownHertz() > 0 && !(slow && stopsWhileSlow());
        if (runs && !running) {
            nextAt = ticks.now() + firstWait();
        }
        running = runs;
    }

    private boolean isClocked() {
        return site.rcc().enable(site.name()).map(bit -> bit.field().isSet()).orElse(true);
    }

    /** Whether the clock is slower than a thirty-second of HCLK, on STM32F4 and F7 a sixteenth, and that is looked at. */
    private boolean isTooSlow() {
        int least = stopsWhileSlow() ? 16 : 32;
        return !is("CED") && ownHertz() * least < busHertz();
    }

    /** Whether a slow clock stops it; on newer families the error has no impact on the numbers. */
    private boolean stopsWhileSlow() {
        return family == ChipFamily.F4 || family == ChipFamily.F7;
    }

    private long ownHertz() {
        return site.rcc().kernelClock(site.name());
    }

    private long busHertz() {
        return site.rcc().hertz(ClockSource.HCLK);
    }

    /** Cycles of its clock in some of the bus's. */
    private long ofBus(long cycles) {
        return busHertz() == 0 ? cycles : (cycles * ownHertz() + busHertz() - 1) / busHertz();
    }

    /** From the start to the first number. */
    private long firstWait() {
        return switch (family) {
            case F4, F7 -> 40;
            case L4 -> 46;
            case H7 -> busHertz() * 64 < 213 * ownHertz() ? 128 + ofBus(426) : 192 + ofBus(213);
        };
    }

    /** From the last number read to the next one. */
    private long nextWait() {
        return switch (family) {
            case F4, F7 -> 40;
            case L4 -> 42;
            case H7 -> Math.max(16, ofBus(213));
        };
    }

    private void collect() {
        if (running && ready == 0 && ticks.now() >= nextAt) {
            ready = family == ChipFamily.H7 ? 4 : 1;
        }
    }

    private int take() {
        if (ready == 0) {
            return 0;
        }
        ready--;
        if (ready == 0) {
            nextAt = ticks.now() + nextWait();
        }
        return numbers.nextInt();
    }

    private void update() {
        collect();
        status.set(status.value() & ~DRDY | (ready > 0 ? DRDY : 0));
        boolean interrupts = is("IE");
        interrupt.set(interrupts && (status.value() & (DRDY | CEIS | SEIS)) != 0);
        alarm.at(interrupts && running && ready == 0 ? ticks.cycleAt(nextAt) : EventSource.NEVER);
    }

    @Override
    public int read(int offset, int size) {
        update();
        int value = registers.read(offset, size);
        update();
        return value;
    }

    @Override
    public void write(int offset, int size, int value) {
        update();
        registers.write(offset, size, value);
        update();
    }
}
