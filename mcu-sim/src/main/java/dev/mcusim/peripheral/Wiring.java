package dev.mcusim.peripheral;

import dev.mcusim.board.Board;
import dev.mcusim.bus.BusMaster;
import dev.mcusim.bus.ResetCause;
import dev.mcusim.peripheral.i2c.I2cLines;
import dev.mcusim.peripheral.spi.SpiLines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What peripherals are connected to besides the bus. Made before the core is; {@link #connect} closes the circle.
 */
public final class Wiring {

    private final Schedule schedule = new Schedule(this::whenRemoved);
    private final InterruptLines interrupts;
    private final Pins pins;
    private final Signals signals = new Signals();
    private final DmaRequests dma = new DmaRequests(this::whenRemoved);
    private final SerialLines serial;
    private final I2cLines i2c = new I2cLines();
    private final SpiLines spi = new SpiLines();
    private final List<Runnable> clockReactions = new ArrayList<>();
    private final List<Runnable> clockReactionsOutside = new ArrayList<>();
    private BusMaster memory;
    private BusMaster coupledMemory;
    private Consumer<ResetCause> reset = cause -> {};
    private Runnable event = () -> {};
    private LongConsumer stall = cycles -> {};
    private Fitting fitting = new Fitting();

    /** The wiring of a board's chip whose serial ports send to nowhere. */
    public Wiring(Board board) {
        this(board, SerialOutput.NONE);
    }

    /**
     * The wiring of a board's chip.
     *
     * @param output receives what serial ports send to which nothing else is connected
     */
    public Wiring(Board board, SerialOutput output) {
        interrupts = new InterruptLines(board.chip().interrupts(), this::whenRemoved);
        pins = new Pins(board, schedule::now);
        serial = new SerialLines(output);
    }

    /**
     * Connects the rest of the chip.
     *
     * @param master      what DMA controllers access
     * @param resetSignal told when a peripheral resets the chip
     */
    public void connect(BusMaster master, Consumer<ResetCause> resetSignal) {
        memory = master;
        coupledMemory = master;
        reset = resetSignal;
    }

    /** Connects what a DMA controller accesses that reaches memory coupled to the core, too. */
    public void connectCoupled(BusMaster master) {
        coupledMemory = master;
    }

    /** Connects the core's event input. */
    public void whenEvent(Runnable receiver) {
        event = receiver;
    }

    /** Connects what makes the core wait for so many of its cycles. */
    public void whenCoreWaits(LongConsumer receiver) {
        stall = receiver;
    }

    /** Makes the core wait for so many of its cycles. */
    public void stallCore(long cycles) {
        stall.accept(cycles);
    }

    /** Wakes a core that waits for an event. */
    public void sendEvent() {
        event.run();
    }

    /** What will happen. */
    public Schedule schedule() {
        return schedule;
    }

    /** Lines to the interrupt controller. */
    public InterruptLines interrupts() {
        return interrupts;
    }

    /** The chip's pins. */
    public Pins pins() {
        return pins;
    }

    /** Wires between peripherals. */
    public Signals signals() {
        return signals;
    }

    /** Lines to the DMA controllers. */
    public DmaRequests dma() {
        return dma;
    }

    /** The lines of the serial ports. */
    public SerialLines serial() {
        return serial;
    }

    /** The lines of the I2C controllers. */
    public I2cLines i2c() {
        return i2c;
    }

    /** The lines of the SPI controllers. */
    public SpiLines spi() {
        return spi;
    }

    /**
     * What DMA controllers access.
     *
     * @throws IllegalStateException before {@link #connect}
     */
    public BusMaster memory() {
        if (memory == null) {
            throw new IllegalStateException("nothing is connected yet");
        }
        return memory;
    }

    /** What MDMA of STM32H7 accesses: as {@link #memory}, and the memory coupled to the core. */
    public BusMaster coupledMemory() {
        return coupledMemory;
    }

    /** Peripherals that count by a clock: what to do behind every change of a frequency. */
    public void whenClocksChange(Runnable reaction) {
        clockReactions.add(reaction);
        whenRemoved(() -> clockReactions.remove(reaction));
    }

    /** The world outside the chip, which stays when it is reset: what to do behind every change of a frequency. */
    public void whenClocksChangeOutside(Runnable reaction) {
        clockReactionsOutside.add(reaction);
    }

    /** A frequency may have changed. */
    public void clocksChanged() {
        clockReactions.forEach(Runnable::run);
        clockReactionsOutside.forEach(Runnable::run);
    }

    /** Makes a peripheral; what it takes of the wiring while it is made, it gives back when it is removed. */
    public Fitting fit(Runnable maker) {
        Fitting outer = fitting;
        Fitting own = new Fitting();
        fitting = own;
        try {
            maker.run();
        } finally {
            fitting = outer;
        }
        return own;
    }

    /** Peripherals, while they are made: what else they give back when they are removed. */
    public void whenRemoved(Runnable end) {
        fitting.add(end);
    }

    /** Resets the chip, soon. */
    public void reset(ResetCause cause) {
        reset.accept(cause);
    }

    /** Forgets the chip's alarms and lowers all lines, as reset does; peripherals are made anew behind it. */
    public void clear() {
        schedule.clear();
        interrupts.clear();
        dma.clear();
        i2c.reset();
        fitting = new Fitting();
        clockReactions.clear();
        signals.clear();
        pins.reset();
    }
}
