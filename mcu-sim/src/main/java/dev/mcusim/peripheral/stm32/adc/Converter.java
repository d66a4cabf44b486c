package dev.mcusim.peripheral.stm32.adc;

import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.PartlyModelled;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Signals;
import dev.mcusim.peripheral.Ticks;
import dev.mcusim.peripheral.Touched;
import java.util.List;

/** What the converters of all families have in common: two sequences, triggers, a data register, flags, an interrupt. */
abstract class Converter implements PartlyModelled {

    final AdcSite site;
    final RegisterBank registers;
    final AnalogInputs inputs;
    final Trigger regularTrigger;
    final Trigger injectedTrigger;
    private final Register status;
    private final RegularData data;
    private final InterruptLine interrupt;
    private Sequencer sequencer;

    /**
     * @param statusName name of the register with the flags
     */
    Converter(AdcSite site, String statusName) {
        this.site = site;
        registers = new RegisterBank(site.layout(), site.bytes());
        status = registers.register(statusName);
        data = new RegularData(registers.register("DR"), site.wiring().dma().line(site.name()));
        inputs = new AnalogInputs(
                site.inputs(),
                site.wiring().pins(),
                site.group(),
                site.voltages(),
                site.inputs().size() > 19);
        interrupt = site.wiring().interrupts().source(site.name(), "ADC");
        Signals signals = site.wiring().signals();
        regularTrigger = new Trigger(signals, this::regularTriggered);
        injectedTrigger = new Trigger(signals, this::injectedTriggered);
    }

    /** Makes its sequencer and connects it to the rest of the chip. */
    final void connect() {
        Ticks ticks = new Ticks(site.wiring().schedule(), site.coreHertz(), this::hertz);
        sequencer =
                new Sequencer(this, regular(), injected(), ticks, site.wiring().schedule());
        site.group().join(site.index(), this);
        site.wiring().whenClocksChange(() -> {
            catchUp();
            sequencer.clocksChanged();
        });
        site.wiring().whenRemoved(() -> {
            regularTrigger.select("", 0);
            injectedTrigger.select("", 0);
        });
    }

    private long hertz() {
        return site.group()
                .common()
                .hertz(site.kernelHertz().getAsLong(), site.busHertz().getAsLong());
    }

    abstract Sequence regular();

    abstract Sequence injected();

    /** Whether it is on, and so can convert. */
    abstract boolean isOn();

    /** Whether repeated regular conversions would change nothing but the data register. */
    abstract boolean isQuiet();

    /** Whether injected conversions follow regular ones by themselves. */
    abstract boolean injectsBehindRegular();

    /** Registers, or the common ones, may have changed: listens to the triggers that count now. */
    abstract void configured();

    /** A load from the data register, here or in the common registers. */
    abstract int take();

    /** The flags that ask for an interrupt. */
    abstract int asking();

    /** Another converter has begun a regular sequence, and this one is to follow so many cycles later. */
    final void follow(int cycles) {
        if (isOn()) {
            sequencer.triggerLater(regular(), cycles);
        }
    }

    /** An injected sequence begins. */
    void inject() {
        if (isOn()) {
            sequencer.trigger(injected());
        }
    }

    private void regularTriggered() {
        catchUp();
        if (isOn()) {
            sequencer.trigger(regular());
        }
    }

    private void injectedTriggered() {
        catchUp();
        site.group().injectedTarget(this).inject();
    }

    final Sequencer sequencer() {
        return sequencer;
    }

    final RegularData data() {
        return data;
    }

    final int status() {
        return status.value();
    }

    final boolean isSet(int flags) {
        return (status.value() & flags) == flags;
    }

    final void raise(int flags) {
        status.set(status.value() | flags);
    }

    final void clear(int flags) {
        status.set(status.value() & ~flags);
    }

    /** Brings the interrupt in accord with flags and enable bits. */
    final void updateInterrupt() {
        interrupt.set(asking() != 0);
    }

    /** Whether it begins sequences when another converter does, and not by itself. */
    final boolean isLed() {
        MultiMode mode = site.group().common().mode();
        return mode.leads(site.index());
    }

    /** Takes in what has happened up to now. */
    final void catchUp() {
        if (site.group().isMulti()) {
            site.group().catchUp();
        } else {
            sequencer.catchUp();
        }
    }

    /** The alarm has gone off. */
    final void takeUp() {
        catchUp();
        sequencer.setAlarm();
    }

    @Override
    public int read(int offset, int size) {
        catchUp();
        int word = registers.read(offset, size);
        sequencer.setAlarm();
        return word;
    }

    @Override
    public void write(int offset, int size, int value) {
        catchUp();
        registers.write(offset, size, value);
        updateInterrupt();
        sequencer.setAlarm();
    }

    @Override
    public List<Touched> touched(long base) {
        return registers.touched(base);
    }
}
