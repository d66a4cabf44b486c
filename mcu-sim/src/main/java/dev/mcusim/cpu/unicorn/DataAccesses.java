package dev.mcusim.cpu.unicorn;

import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.AddressSpace.Access;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.bus.Window;
import dev.mcusim.timing.CoreClock;
import dev.mcusim.timing.MemoryTiming;
import java.util.List;

/**
 * Tells the clock about loads and stores of memory, one hook for each: words, halfwords and bytes, double words as two words. All memory is
 * hooked, as unaligned accesses may take longer even where aligned ones never wait.
 */
final class DataAccesses {

    private final AddressSpace space;
    private final DeviceBus devices;
    private final CoreClock clock;
    private final Progress progress;
    private final Halt halt;

    private Window window;
    private byte[] lines;
    private boolean ignoresLoads;

    /** Hooks all memory. */
    DataAccesses(Engine engine, AddressSpace space, DeviceBus devices, CoreClock clock, Progress progress, Halt halt) {
        this.space = space;
        this.devices = devices;
        this.clock = clock;
        this.progress = progress;
        this.halt = halt;
        List<Window> windows = space.windows();
        select(windows.get(0));
        UnicornApi.MemoryHook hook = this::onAccess;
        int first = 0;
        for (int i = 1; i <= windows.size(); i++) {
            if (i == windows.size()
                    || windows.get(i).base() != windows.get(i - 1).end()) {
                long last = windows.get(i - 1).end() - 1;
                engine.hook(
                        UnicornApi.HOOK_MEM_READ | UnicornApi.HOOK_MEM_WRITE,
                        hook,
                        windows.get(first).base(),
                        last);
                first = i;
            }
        }
    }

    /** Whether loads do not count, as those that Unicorn makes for a STREX. */
    void ignoreLoads(boolean ignore) {
        ignoresLoads = ignore;
    }

    private void onAccess(long handle, int type, long address, int size, long value, long data) {
        boolean store = type == UnicornApi.MEM_WRITE;
        if (ignoresLoads && !store) {
            return;
        }
        try {
            access(store, address, Math.min(size, 4));
            if (size == 8) {
                access(store, address + 4, 4);
            }
        } catch (RuntimeException e) {
            halt.failed(e);
        }
    }

    private void access(boolean store, long address, int size) {
        if (!progress.isNew() || !isMemory(store, address, size)) {
            return;
        }
        boolean aligned = (address & size - 1) == 0;
        byte line = aligned ? lines[(int) (address - window.base()) >> MemoryTiming.LINE_SHIFT] : MemoryTiming.ASK;
        if (store && line != MemoryTiming.FREE) {
            clock.store((int) address, size);
        } else if (!store && line == MemoryTiming.ASK) {
            clock.load((int) address, size);
        }
    }

    /** Whether memory answers; an access that fails takes no time. */
    private boolean isMemory(boolean store, long address, int size) {
        if (!window.contains(address, 1)) {
            Window found = space.at(address).orElse(null);
            if (found == null) {
                return false;
            }
            select(found);
        }
        boolean allowed = !store || window.region().writable();
        if (allowed && window.contains(address, size)) {
            return true;
        }
        return !devices.covers(address)
                && space.check(store ? Access.WRITE : Access.READ, address, size)
                        .isEmpty();
    }

    private void select(Window present) {
        window = present;
        lines = clock.memory().lines(present);
    }
}
