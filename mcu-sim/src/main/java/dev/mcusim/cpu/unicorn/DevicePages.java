package dev.mcusim.cpu.unicorn;

import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.AddressSpace.Access;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.SystemRegisters;

/**
 * Loads and stores that Unicorn hands over page by page: those of system registers, of devices, and of pages that memory fills only in
 * part. Pages of devices are mapped when they are first touched.
 */
final class DevicePages {

    private final Engine engine;
    private final GuestMemory memory;
    private final AddressSpace space;
    private final DeviceBus devices;
    private final SystemRegisters systemRegisters;
    private final Halt halt;
    private final UnicornApi.DeviceRead read = this::onRead;
    private final UnicornApi.DeviceWrite write = this::onWrite;
    private final DeviceLog log = new DeviceLog();
    private Runnable systemRegisterWritten = () -> {};

    /** Maps system registers and partial pages. */
    DevicePages(
            Engine engine,
            GuestMemory memory,
            AddressSpace space,
            DeviceBus devices,
            SystemRegisters systemRegisters,
            Halt halt) {
        this.engine = engine;
        this.memory = memory;
        this.space = space;
        this.devices = devices;
        this.systemRegisters = systemRegisters;
        this.halt = halt;
        for (long page : memory.partialPages()) {
            engine.mapDevice(page, GuestMemory.PAGE, read, write);
        }
        engine.mapDevice(SystemRegisters.BASE, SystemRegisters.END - SystemRegisters.BASE, read, write);
    }

    /** What to do when a system register has been written. */
    void whenSystemRegisterWritten(Runnable listener) {
        systemRegisterWritten = listener;
    }

    /** Maps pages of devices when they are first touched; everything else that goes wrong is left to the engine. */
    void mapWhenTouched() {
        engine.hook(UnicornApi.HOOK_MEM_INVALID, (UnicornApi.InvalidMemoryHook)
                (handle, type, address, size, value, data) -> (byte) (map(type, address) ? 1 : 0));
    }

    /**
     * Maps the page of an address where nothing answered, if a device is there.
     *
     * @param type what kind of access failed, {@code MEM_} of {@link UnicornApi}
     */
    boolean map(int type, long address) {
        long at = address & 0xffff_ffffL;
        boolean unmapped = type == UnicornApi.MEM_READ_UNMAPPED || type == UnicornApi.MEM_WRITE_UNMAPPED;
        if (!unmapped || !devices.covers(at)) {
            return false;
        }
        engine.mapDevice(at & -GuestMemory.PAGE, GuestMemory.PAGE, read, write);
        return true;
    }

    /** What has been read since the run began. */
    DeviceLog log() {
        return log;
    }

    private long onRead(long handle, long offset, int size, long base) {
        try {
            return halt.isSet() ? 0 : Integer.toUnsignedLong(load(base + offset, size));
        } catch (RuntimeException e) {
            halt.failed(e);
            return 0;
        }
    }

    private int load(long address, int size) {
        boolean system = isSystem(address);
        if (system || isDevice(address, size)) {
            if (log.isRepeating()) {
                return log.next();
            }
            return log.note(system ? systemRegisters.read(address, size) : devices.read(address, size));
        }
        return isAllowed(Access.READ, address, size) ? memory.load(address, size) : 0;
    }

    private void onWrite(long handle, long offset, int size, long value, long base) {
        try {
            if (!halt.isSet()) {
                store(base + offset, size, (int) value);
            }
        } catch (RuntimeException e) {
            halt.failed(e);
        }
    }

    private void store(long address, int size, int value) {
        boolean system = isSystem(address);
        if (system || isDevice(address, size)) {
            if (log.isRepeating()) {
                log.next();
                return;
            }
            log.note(0);
            if (system) {
                systemRegisters.write(address, size, value);
                systemRegisterWritten.run();
            } else {
                devices.write(address, size, value);
            }
        } else if (isAllowed(Access.WRITE, address, size)) {
            memory.store(address, size, value);
        }
    }

    private static boolean isSystem(long address) {
        return address >= SystemRegisters.BASE && address < SystemRegisters.END;
    }

    private boolean isDevice(long address, int size) {
        boolean inMemory =
                space.at(address).map(window -> window.contains(address, size)).orElse(false);
        return !inMemory && devices.covers(address);
    }

    private boolean isAllowed(Access access, long address, int size) {
        AddressSpace.Violation violation = space.check(access, address, size).orElse(null);
        if (violation != null) {
            FaultKind unmapped = access == Access.READ ? FaultKind.UNMAPPED_READ : FaultKind.UNMAPPED_WRITE;
            boolean readOnly = access == Access.WRITE && violation.window().isPresent();
            halt.fault(Event.MEMORY_FAULT, readOnly ? FaultKind.READ_ONLY_WRITE : unmapped, address, size);
        }
        return violation == null;
    }
}
