package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.Wiring;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** The bytes of the flash. Erased ones are 0xff, programming makes zeros of ones, and both take time. */
public final class FlashArray {

    /** How long programming of option bytes takes: an estimate, as long as to erase a small sector of STM32F4. */
    static final long OPTIONS_MICROSECONDS = 250_000;

    private static final int MICROSECONDS_PER_SECOND = 1_000_000;

    private final Wiring wiring;
    private final long base;
    private final long size;
    private final LongSupplier coreHertz;
    private boolean swapped;

    /**
     * @param base first address
     * @param size bytes
     */
    public FlashArray(Wiring wiring, long base, long size, LongSupplier coreHertz) {
        this.wiring = wiring;
        this.base = base;
        this.size = size;
        this.coreHertz = coreHertz;
    }

    /** How many bytes there are. */
    long size() {
        return size;
    }

    /** Makes the two halves change places, unless they are as wanted already. */
    public void swap(boolean wanted) {
        if (wanted == swapped) {
            return;
        }
        swapped = wanted;
        int half = (int) (size / 2);
        byte[] first = wiring.memory().readMemory(base, half);
        wiring.memory().writeMemory(base, wiring.memory().readMemory(base + half, half));
        wiring.memory().writeMemory(base + half, first);
    }

    /** Where something is now that is at an offset while the halves have not changed places; and the other way round. */
    long place(long offset) {
        return swapped ? (offset + size / 2) % size : offset;
    }

    /** What is at an offset. */
    int word(long offset) {
        return wiring.memory().read(base + offset, Integer.BYTES);
    }

    /** Whether nothing has been programmed in some bytes, a multiple of four. */
    boolean isErased(long offset, int bytes) {
        for (int i = 0; i < bytes; i += Integer.BYTES) {
            if (word(offset + i) != -1) {
                return false;
            }
        }
        return true;
    }

    /** Programs 1, 2 or 4 bytes: bits that are zero stay so. */
    void program(long offset, int bytes, int value) {
        int present = wiring.memory().read(base + offset, bytes);
        wiring.memory().write(base + offset, bytes, present & value);
    }

    /** Erases; what is beyond the end is not there. */
    void erase(long offset, long bytes) {
        int present = (int) Math.max(0, Math.min(bytes, size - offset));
        byte[] erased = new byte[present];
        Arrays.fill(erased, (byte) 0xff);
        wiring.memory().writeMemory(base + offset, erased);
    }

    /** Makes the core wait. */
    void takeTime(long microseconds) {
        wiring.stallCore(microseconds * coreHertz.getAsLong() / MICROSECONDS_PER_SECOND);
    }
}
