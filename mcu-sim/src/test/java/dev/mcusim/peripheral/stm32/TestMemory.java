package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.AddressSpace.Access;
import dev.mcusim.bus.BusMaster;
import dev.mcusim.bus.DeviceBus;

/** 4 KiB of RAM at {@link #BASE}, and the peripherals, as DMA controllers see them; nothing else answers. */
final class TestMemory implements BusMaster {

    static final int BASE = 0x2000_0000;

    final byte[] bytes = new byte[4096];
    private final DeviceBus devices;

    TestMemory(DeviceBus devices) {
        this.devices = devices;
    }

    @Override
    public boolean answers(Access access, long address, int size) {
        return devices.covers(address) || address >= BASE && address + size <= BASE + bytes.length;
    }

    @Override
    public int read(long address, int size) {
        if (devices.covers(address)) {
            return devices.read(address, size);
        }
        int value = 0;
        for (int i = 0; i < size; i++) {
            value |= (bytes[(int) address - BASE + i] & 0xff) << 8 * i;
        }
        return value;
    }

    @Override
    public void write(long address, int size, int value) {
        if (devices.covers(address)) {
            devices.write(address, size, value);
            return;
        }
        for (int i = 0; i < size; i++) {
            bytes[(int) address - BASE + i] = (byte) (value >>> 8 * i);
        }
    }

    /** The flash, which is not here: zeros. */
    @Override
    public byte[] readMemory(long address, int length) {
        return new byte[length];
    }

    @Override
    public void writeMemory(long address, byte[] written) {
        // There is no flash.
    }

    /** Bytes 1, 2, 3, ... from an offset on. */
    void count(int offset, int length) {
        for (int i = 0; i < length; i++) {
            bytes[offset + i] = (byte) (i + 1);
        }
    }
}
