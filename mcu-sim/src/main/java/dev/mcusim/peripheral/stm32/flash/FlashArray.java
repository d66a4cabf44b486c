package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.Wiring;
import java.util.function.LongSupplier;

/** The bytes of the flash. Erased ones are 0xff, programming makes zeros of ones, and both take time. */
public final class FlashArray {

    private static final int MICROSECONDS_PER_SECOND = 1_000_000;

    private final Wiring wiring;
    private final long base;
    private final long size;
    private final LongSupplier coreHertz;

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
        for (long at = offset; at < Math.min(size, offset + bytes); at += Integer.BYTES) {
            wiring.memory().write(base + at, Integer.BYTES, -1);
        }
    }

    /** Makes the core wait. */
    void takeTime(long microseconds) {
        wiring.stallCore(microseconds * coreHertz.getAsLong() / MICROSECONDS_PER_SECOND);
    }
}
