package dev.mcusim.machine;

import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.AddressSpace.Access;
import dev.mcusim.bus.BusMaster;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.cpu.CpuCore;

/** What DMA controllers reach: the memory that the core keeps, and the peripherals. */
final class SystemBus implements BusMaster {

    private final AddressSpace space;
    private final DeviceBus devices;
    private final CpuCore core;
    private final byte[] buffer = new byte[4];

    SystemBus(AddressSpace space, DeviceBus devices, CpuCore core) {
        this.space = space;
        this.devices = devices;
        this.core = core;
    }

    @Override
    public boolean answers(Access access, long address, int size) {
        return devices.covers(address) || space.check(access, address, size).isEmpty();
    }

    @Override
    public int read(long address, int size) {
        if (devices.covers(address)) {
            return devices.read(address, size);
        }
        core.read(address, buffer, 0, size);
        int value = 0;
        for (int i = 0; i < size; i++) {
            value |= (buffer[i] & 0xff) << 8 * i;
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
            buffer[i] = (byte) (value >>> 8 * i);
        }
        core.write(address, buffer, 0, size);
    }
}
