package dev.mcusim.cpu.jit;

import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.AddressSpace.Access;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.system.FaultStatus;
import dev.mcusim.cpu.system.Mpu;
import dev.mcusim.timing.CoreClock;

/**
 * What answers loads and stores where no memory holds all bytes: system registers, the bit-band alias of SRAM, devices, two memories side
 * by side, or nothing.
 */
final class OuterBus {

    /** Each word of the alias is one bit of the first MiB of SRAM (ARMv7-M ARM, B3.1; Cortex-M4 TRM, 3.7). */
    private static final int BIT_BAND_ALIAS = 0x2200_0000;

    private static final int BIT_BAND_ALIAS_END = 0x2400_0000;
    private static final int BIT_BAND_BITS = 0x2000_0000;

    private final AddressSpace space;
    private final DeviceBus devices;
    private final RegionMemory memory;
    private final CoreClock clock;
    private final JavaCpu cpu;
    private final SystemRegisters registers;

    OuterBus(
            AddressSpace space,
            DeviceBus devices,
            RegionMemory memory,
            CoreClock clock,
            JavaCpu cpu,
            SystemRegisters registers) {
        this.space = space;
        this.devices = devices;
        this.memory = memory;
        this.clock = clock;
        this.cpu = cpu;
        this.registers = registers;
    }

    /** Whether an address is that of a system register: the memory protection unit has no say there, privilege has. */
    static boolean isSystemRegister(int address) {
        return address >= (int) SystemRegisters.BASE && address < (int) SystemRegisters.END;
    }

    /** A load of a system register. */
    int loadRegister(int address, int size) {
        requirePrivilege(address, size, false);
        return registers.read(Integer.toUnsignedLong(address), size);
    }

    /** A store to a system register. */
    void storeRegister(int address, int size, int value) {
        requirePrivilege(address, size, true);
        registers.write(Integer.toUnsignedLong(address), size, value);
        cpu.systemRegistersChanged();
        cpu.storedOutside();
    }

    private void requirePrivilege(int address, int size, boolean store) {
        long at = Integer.toUnsignedLong(address);
        if (cpu.isUser && !(store && registers.isOpenToUsers(at))) {
            throw GuestTrap.at(FaultKind.UNPRIVILEGED, at, size);
        }
    }

    /** A load of anything else. */
    int load(int address, int size) {
        long at = Integer.toUnsignedLong(address);
        if (isBitBand(address)) {
            return memory.loadByte(bitBandByte(address)) >>> bitBandBit(address) & 1;
        }
        if (devices.covers(at)) {
            requireAligned(address, size);
            return devices.read(at, size);
        }
        Long bad = space.check(Access.READ, at, size)
                .map(AddressSpace.Violation::address)
                .orElse(null);
        if (bad != null) {
            fail(FaultKind.UNMAPPED_READ, bad, size);
            return 0;
        }
        clock.load(address, size);
        byte[] bytes = new byte[size];
        memory.read(at, bytes, 0, size);
        int value = 0;
        for (int i = 0; i < size; i++) {
            value |= (bytes[i] & 0xff) << 8 * i;
        }
        return value;
    }

    /** A store to anything else. */
    void store(int address, int size, int value) {
        long at = Integer.toUnsignedLong(address);
        if (isBitBand(address)) {
            int mask = 1 << bitBandBit(address);
            int present = memory.loadByte(bitBandByte(address));
            memory.storeByte(bitBandByte(address), (value & 1) != 0 ? present | mask : present & ~mask);
            return;
        }
        if (devices.covers(at)) {
            requireAligned(address, size);
            devices.write(at, size, value);
            cpu.storedOutside();
            return;
        }
        AddressSpace.Violation bad = space.check(Access.WRITE, at, size).orElse(null);
        if (bad != null && bad.window().isPresent() && takenByDevice(at, size, value)) {
            cpu.storedOutside();
            return;
        }
        if (bad != null) {
            fail(bad.window().isPresent() ? FaultKind.READ_ONLY_WRITE : FaultKind.UNMAPPED_WRITE, bad.address(), size);
            return;
        }
        clock.store(address, size);
        byte[] bytes = {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
        memory.write(at, bytes, 0, size);
    }

    /** Programs that must not fault do not program flash: a store there is one of their faults. */
    private boolean takenByDevice(long address, int size, int value) {
        return !cpu.endsRunOnFault() && devices.takesStore(address, size, value);
    }

    /** A bus error, unless the code is one that may ignore those of its data (CCR.BFHFNMIGN) or it comes later. */
    private void fail(FaultKind kind, long address, int size) {
        boolean buffered = kind != FaultKind.UNMAPPED_READ
                && cpu.writeBuffer.takes((int) address, cpu.writeRight != Mpu.UNCHECKED);
        if (cpu.ignoresBusFaults()) {
            registers
                    .faults()
                    .raise(buffered ? FaultStatus.IMPRECISERR : FaultStatus.PRECISERR | FaultStatus.BFARVALID, (int)
                            address);
        } else if (buffered && cpu.writeBuffer.absorbs()) {
            cpu.exceptionIsToCome();
        } else {
            throw GuestTrap.at(kind, address, size);
        }
    }

    /** Cortex-M7 makes no unaligned accesses to devices; Cortex-M4 makes aligned ones of them. */
    private void requireAligned(int address, int size) {
        if ((address & size - 1) != 0 && !registers.hasBitBand()) {
            throw GuestTrap.at(FaultKind.UNALIGNED, Integer.toUnsignedLong(address), size);
        }
    }

    private boolean isBitBand(int address) {
        return address >= BIT_BAND_ALIAS && address < BIT_BAND_ALIAS_END && registers.hasBitBand();
    }

    private static int bitBandByte(int alias) {
        return BIT_BAND_BITS + (alias - BIT_BAND_ALIAS >>> 5);
    }

    private static int bitBandBit(int alias) {
        return alias >>> 2 & 7;
    }
}
