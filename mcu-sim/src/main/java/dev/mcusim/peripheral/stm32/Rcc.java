package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import java.util.Map;
import java.util.Optional;

/**
 * Reset and clock control. Oscillators and PLLs are ready at once; the selected system clock is always available. Enabling and resetting
 * peripherals reads back and has no effect: every peripheral has its clock.
 */
public final class Rcc implements Device {

    private final RegisterBank registers;
    private final ClockTree tree;
    private final Runnable changed;
    private final KernelClocks kernels;
    private final ResetFlags resetFlags;
    private Optional<HeldCore> heldCore = Optional.empty();

    /**
     * @param bases   first addresses of the chip's peripherals by name
     * @param bytes   size
     * @param hse     what drives the HSE input in Hz, 0 where nothing does
     * @param changed told behind every store
     */
    Rcc(ChipFamily family, RegisterLayout layout, Map<String, Long> bases, int bytes, long hse, Runnable changed) {
        this.changed = changed;
        registers = new RegisterBank(layout, bytes);
        registers.follow("CR.HSIRDY", "CR.HSION");
        registers.follow("CR.CSIRDY", "CR.CSION");
        registers.follow("CR.MSIRDY", "CR.MSION");
        registers.follow("CR.HSI48RDY", "CR.HSI48ON");
        registers.follow("CRRCR.HSI48RDY", "CRRCR.HSI48ON");
        if (hse != 0) {
            registers.follow("CR.HSERDY", "CR.HSEON");
        } else {
            registers.always("CR.HSERDY", 0);
        }
        registers.follow("CR.PLLRDY", "CR.PLLON");
        registers.follow("CR.PLL2RDY", "CR.PLL2ON");
        registers.follow("CR.PLL3RDY", "CR.PLL3ON");
        registers.follow("CR.PLLI2SRDY", "CR.PLLI2SON");
        registers.follow("CR.PLLSAIRDY", "CR.PLLSAION");
        registers.follow("CR.PLLSAI1RDY", "CR.PLLSAI1ON");
        registers.follow("CR.PLLSAI2RDY", "CR.PLLSAI2ON");
        registers.follow("CR.HSIDIVF", "CR.HSION");
        registers.always("CR.D1CKRDY", 1);
        registers.always("CR.D2CKRDY", 1);
        registers.always("CR.CPUCKRDY", 1);
        registers.always("CR.CDCKRDY", 1);
        registers.follow("CFGR.SWS", "CFGR.SW");
        registers.follow("BDCR.LSERDY", "BDCR.LSEON");
        registers.follow("CSR.LSIRDY", "CSR.LSION");
        resetFlags = new ResetFlags(registers);
        tree = ClockTree.of(family, registers, hse);
        kernels = new KernelClocks(family, registers, tree, bases);
    }

    /**
     * The frequency of the clock that a peripheral works by, in Hz, 0 where it stands still: for timers what they count, for serial ports
     * what their divider divides, for the real-time clock what RTCSEL selects.
     *
     * @param peripheral its name on this chip, as {@code USART3}
     * @throws IllegalArgumentException when the chip has no such peripheral
     */
    public long kernelClock(String peripheral) {
        return kernels.hertz(peripheral);
    }

    /** Makes the registers tell of a second core that never runs. */
    void holdSecondCore() {
        heldCore = Optional.of(new HeldCore(registers));
    }

    /** The second core; empty on single-core chips. */
    Optional<HeldCore> heldCore() {
        return heldCore;
    }

    /** What has reset the chip. */
    ResetFlags resetFlags() {
        return resetFlags;
    }

    /** The frequencies that the registers select now. */
    public Clocks clocks() {
        return tree.clocks();
    }

    @Override
    public int read(int offset, int size) {
        return registers.read(offset, size);
    }

    @Override
    public void write(int offset, int size, int value) {
        registers.write(offset, size, value);
        changed.run();
    }
}
