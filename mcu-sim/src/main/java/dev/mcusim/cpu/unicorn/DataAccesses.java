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

    /** Pages of Unicorn on ARM. */
    private static final int PAGE = 1024;

    private final AddressSpace space;
    private final DeviceBus devices;
    private final CoreClock clock;
    private final Progress progress;
    private final Halt halt;

    private Window window;
    private byte[] lines;
    private boolean ignoresLoads;
    /** How many loads are expected that are parts of the one before, the first one's address, and their size. */
    private int parts;

    private long part;
    private int partSize;

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
        if (!store && (ignoresLoads || isPart(address, size))) {
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

    /**
     * Whether a load is one of the two aligned ones of which Unicorn makes an unaligned one that spans pages. It tells about these right
     * after it has told about the whole.
     */
    private boolean isPart(long address, int size) {
        if (parts > 0 && address == part && size == partSize) {
            parts--;
            part += size;
            return true;
        }
        boolean spansPages = ((address ^ address + size - 1) & -PAGE) != 0;
        parts = spansPages ? 2 : 0;
        part = address & -size;
        partSize = size;
        return false;
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
