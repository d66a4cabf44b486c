package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.PartlyModelled;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.Touched;
import java.util.List;

/**
 * The flash interface: the access control register selects wait states, prefetch and the accelerator's caches. It is never busy. Erasing
 * and programming are not modelled, the registers for it read what was written.
 */
public final class FlashInterface implements PartlyModelled {

    /** PG, SER or PER, MER, STRT. */
    private static final int PROGRAM_AND_ERASE = 1 << 16 | 7;

    private final RegisterBank registers;
    private final Runnable changed;

    /**
     * @param bytes   size
     * @param changed told behind every store
     */
    FlashInterface(RegisterLayout layout, int bytes, Runnable changed) {
        this.changed = changed;
        registers = new RegisterBank(layout, bytes);
        registers.always("SR.BSY", 0);
        if (registers.has("CR")) {
            registers.register("CR").notModelled(PROGRAM_AND_ERASE);
        }
    }

    /** Wait states of a read, in cycles of the flash's bus. */
    public int waitStates() {
        return registers.value("ACR.LATENCY");
    }

    /** Whether the next line is read in advance. */
    public boolean prefetches() {
        return registers.value("ACR.PRFTEN") != 0;
    }

    /** Whether the accelerator keeps instructions: ICEN on F4 and L4+, ARTEN on F7. */
    public boolean cachesInstructions() {
        return (registers.value("ACR.ICEN") | registers.value("ACR.ARTEN")) != 0;
    }

    /** Whether the accelerator keeps data: DCEN on F4 and L4+. */
    public boolean cachesData() {
        return registers.value("ACR.DCEN") != 0;
    }

    @Override
    public List<Touched> touched(long base) {
        return registers.touched(base);
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
