package dev.mcusim.machine;

import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.bus.Window;
import dev.mcusim.cpu.CpuCore;
import dev.mcusim.cpu.SystemRegisters;
import java.util.Optional;

/**
 * What a debug probe reaches of a board that is not running: memory without rights and without side effects, read-only memory included;
 * peripherals and the core's system registers with the side effects that their accesses have, in words where that is possible. No time
 * passes.
 */
public final class DebugPort {

    private static final long END = 1L << 32;

    private final AddressSpace space;
    private final DeviceBus devices;
    private final CpuCore core;

    DebugPort(AddressSpace space, DeviceBus devices, CpuCore core) {
        this.space = space;
        this.devices = devices;
        this.core = core;
    }

    /** Every range of addresses that shows memory. */
    public AddressSpace memory() {
        return space;
    }

    /**
     * Reads.
     *
     * @param address unsigned 32-bit address
     * @return how many bytes from the first one on could be read, 0 when nothing answers at the address
     */
    public int read(long address, byte[] destination) {
        int done = 0;
        while (done < destination.length) {
            long at = address + done;
            int left = destination.length - done;
            Optional<Window> window = space.at(at);
            if (window.isPresent()) {
                int count = (int) Math.min(left, window.get().end() - at);
                core.read(at, destination, done, count);
                done += count;
            } else if (isRegister(at)) {
                int size = size(at, left);
                int value = isSystemRegister(at) ? core.systemRegisters().read(at, size) : devices.read(at, size);
                for (int i = 0; i < size; i++) {
                    destination[done++] = (byte) (value >>> (8 * i));
                }
            } else {
                return done;
            }
        }
        return done;
    }

    /**
     * Writes.
     *
     * @param address unsigned 32-bit address
     * @return how many bytes from the first one on could be written
     */
    public int write(long address, byte[] source) {
        int done = 0;
        while (done < source.length) {
            long at = address + done;
            int left = source.length - done;
            Optional<Window> window = space.at(at);
            if (window.isPresent()) {
                int count = (int) Math.min(left, window.get().end() - at);
                core.write(at, source, done, count);
                done += count;
            } else if (isRegister(at)) {
                done += writeRegister(at, source, done, size(at, left));
            } else {
                return done;
            }
        }
        return done;
    }

    private int writeRegister(long address, byte[] source, int offset, int size) {
        int value = 0;
        for (int i = 0; i < size; i++) {
            value |= (source[offset + i] & 0xff) << (8 * i);
        }
        if (isSystemRegister(address)) {
            core.systemRegisters().write(address, size, value);
        } else {
            devices.write(address, size, value);
        }
        return size;
    }

    private boolean isRegister(long address) {
        return address >= 0 && address < END && (isSystemRegister(address) || devices.covers(address));
    }

    private static boolean isSystemRegister(long address) {
        return address >= SystemRegisters.BASE && address < SystemRegisters.END;
    }

    /** The widest aligned access. */
    private static int size(long address, int left) {
        if ((address & 3) == 0 && left >= 4) {
            return 4;
        }
        return (address & 1) == 0 && left >= 2 ? 2 : 1;
    }
}
