package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.Chip;
import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import java.util.Optional;

/**
 * Reset and clock control. Oscillators and PLLs are ready at once; the selected system clock is always available. Peripherals have the
 * clock that is selected for them while their enable bit is set. Clocks of low-power modes and clock outputs read back and do nothing.
 */
public final class Rcc implements Device {

    /** Where the registers of the core's own allocation begin, which are those from RSR on once more (RM0399, 9.8). */
    private static final int OWN_CORE = 0x130;

    private static final int OWN_CORE_BYTES = 0x60;
    private static final int OWN_CORE_DISTANCE = 0x60;

    private final RegisterBank registers;
    private final StoppableClocks tree;
    private final ChipFamily family;
    private final RccBits bits;
    private final Runnable changed;
    private final KernelClocks kernels;
    private final boolean allocates;
    private Optional<HeldCore> heldCore = Optional.empty();

    /**
     * @param hse       what drives the HSE input in Hz, 0 where nothing does
     * @param interrupt the line RCC
     * @param retained  what has outlived the last reset
     * @param changed   told behind every store
     */
    Rcc(Chip chip, int bytes, long hse, InterruptLine interrupt, Retained retained, Runnable changed) {
        this.changed = changed;
        RegisterLayout layout = RegisterLayout.of(BoardCatalog.shipped().registerMap(chip.registerMap()), "RCC", "RCC");
        registers = new RegisterBank(layout, bytes);
        retained.backup().keep(registers);
        new Oscillators(registers, hse != 0, interrupt);
        retained.resetFlags().showIn(registers);
        registers.follow("CR.HSIDIVF", "CR.HSION");
        registers.always("CR.D1CKRDY", 1);
        registers.always("CR.D2CKRDY", 1);
        registers.always("CR.CPUCKRDY", 1);
        registers.always("CR.CDCKRDY", 1);
        registers.follow("CFGR.SWS", "CFGR.SW");
        bits = new RccBits(layout, registers);
        family = ChipFamily.of(chip);
        tree = new StoppableClocks(ClockTree.of(family, registers, hse));
        kernels = new KernelClocks(family, registers, tree, chip.peripherals());
        allocates = family == ChipFamily.H7 && layout.registers().get("RSR").offset() < OWN_CORE;
    }

    /**
     * The frequency of the clock that a peripheral works by, in Hz, 0 where it stands still: for timers what they count, for serial ports
     * what their divider divides, for the real-time clock what RTCSEL selects. It
     * also stands still while the enable bit of the peripheral is clear.
     *
     * @param peripheral its name on this chip, as {@code USART3}
     * @throws IllegalArgumentException when the chip has no such peripheral
     */
    public long kernelClock(String peripheral) {
        boolean off = enable(peripheral).map(bit -> !bit.field().isSet()).orElse(false);
        return off ? 0 : kernels.hertz(peripheral);
    }

    /** The bit that gives a peripheral its clock; empty where it always has one. */
    Optional<RccBits.Bit> enable(String peripheral) {
        return bits.enable(peripheral);
    }

    /** The bit that resets a peripheral alone; empty where there is none. */
    Optional<RccBits.Bit> reset(String peripheral) {
        return bits.reset(peripheral);
    }

    /** Stop or standby mode begins. */
    void stop() {
        tree.stop(true);
        changed.run();
    }

    /** Whether clocks but those of LSE and LSI stand still. */
    boolean isStopped() {
        return tree.areStopped();
    }

    /** Stop mode ends. */
    void wakeUp() {
        tree.stop(false);
        WakeUpClock.select(family, registers);
        changed.run();
    }

    /** Makes the registers tell of a second core that never runs. */
    void holdSecondCore() {
        heldCore = Optional.of(new HeldCore(registers));
    }

    /** The second core; empty on single-core chips. */
    Optional<HeldCore> heldCore() {
        return heldCore;
    }

    /** The frequencies that the registers select now. */
    public Clocks clocks() {
        return tree.clocks();
    }

    /** The frequency of one source in Hz, 0 where it is off or the chip does not have it. */
    long hertz(ClockSource source) {
        return tree.hertz(source);
    }

    @Override
    public int read(int offset, int size) {
        return registers.read(place(offset), size);
    }

    @Override
    public void write(int offset, int size, int value) {
        registers.write(place(offset), size, value);
        changed.run();
    }

    private int place(int offset) {
        boolean own = allocates && offset >= OWN_CORE && offset < OWN_CORE + OWN_CORE_BYTES;
        return own ? offset - OWN_CORE_DISTANCE : offset;
    }
}
