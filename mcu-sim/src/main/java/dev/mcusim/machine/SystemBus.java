package dev.mcusim.machine;

import dev.mcusim.board.MemoryRegion;
import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.AddressSpace.Access;
import dev.mcusim.bus.BusMaster;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.cpu.CpuCore;

/**
 * What DMA controllers reach: the memory that the core keeps, as far as it is on the bus matrix, and the peripherals. Memory
 * coupled to the core, as CCM of STM32F4 and the TCMs of STM32H7, does not answer general-purpose ones.
 */
final class SystemBus implements BusMaster {

    private final AddressSpace space;
    private final DeviceBus devices;
    private final CpuCore core;
    private final boolean coupled;
    private final byte[] buffer = new byte[4];

    /**
     * @param coupled whether memory answers that only the master DMA controller of STM32H7 reaches
     */
    SystemBus(AddressSpace space, DeviceBus devices, CpuCore core, boolean coupled) {
        this.coupled = coupled;
        this.space = space;
        this.devices = devices;
        this.core = core;
    }

    @Override
    public boolean answers(Access access, long address, int size) {
        return devices.covers(address)
                || space.at(address)
                        .filter(window -> access.allowedIn(window.region()) && reached(window.region()))
                        .filter(window -> window.contains(address, size))
                        .isPresent();
    }

    private boolean reached(MemoryRegion region) {
        return region.dma() == MemoryRegion.Dma.ALL
                || region.dma() == MemoryRegion.Dma.AHBS
                || coupled && region.dma() == MemoryRegion.Dma.MDMA;
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

    @Override
    public byte[] readMemory(long address, int length) {
        byte[] bytes = new byte[length];
        core.read(address, bytes, 0, length);
        return bytes;
    }

    @Override
    public void writeMemory(long address, byte[] bytes) {
        core.write(address, bytes, 0, bytes.length);
    }
}
