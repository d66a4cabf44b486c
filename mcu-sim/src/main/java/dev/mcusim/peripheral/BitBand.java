package dev.mcusim.peripheral;

import dev.mcusim.bus.Device;
import dev.mcusim.bus.DeviceBus;

/**
 * The bit-band alias of the peripherals on Cortex-M3 and M4 (ARMv7-M ARM, B3.1; Cortex-M4 TRM, 3.7): each word of {@code [0x42000000,
 * 0x44000000)} is one bit of {@code [0x40000000, 0x40100000)}. A store reads the word around the bit and writes it back.
 */
public final class BitBand implements Device {

    /** First address of the alias. */
    public static final long BASE = 0x4200_0000L;

    /** Its size. */
    public static final int BYTES = 0x0200_0000;

    private static final long BITS = 0x4000_0000L;

    private final DeviceBus bus;

    /** An alias of what is on a bus. */
    public BitBand(DeviceBus bus) {
        this.bus = bus;
    }

    @Override
    public int read(int offset, int size) {
        long word = word(offset);
        return bus.covers(word) ? bus.read(word, 4) >>> bit(offset) & 1 : 0;
    }

    @Override
    public void write(int offset, int size, int value) {
        long word = word(offset);
        if (bus.covers(word)) {
            int mask = 1 << bit(offset);
            bus.write(word, 4, bus.read(word, 4) & ~mask | (value & 1) << bit(offset));
        }
    }

    private static long word(int offset) {
        return BITS + (offset >>> 5 & ~3);
    }

    private static int bit(int offset) {
        return offset >>> 2 & 31;
    }
}
