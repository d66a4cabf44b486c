package dev.mcusim.timing;

/** How a Cortex-M7 reads and writes data over AXI, through its L1 cache or past it. */
final class M7Data {

    /** Writes that the store buffer holds before the core waits. */
    private static final int STORES = 4;

    private final Cache cache;
    private final M7Memory memory;
    private final StoreBuffer stores = new StoreBuffer(STORES);
    private boolean enabled;
    /** When the bus has brought the line that is on its way. */
    private long busFree;

    M7Data(Cache cache, M7Memory memory) {
        this.cache = cache;
        this.memory = memory;
    }

    void enable(boolean on) {
        if (!on) {
            forget();
        }
        enabled = on;
    }

    /** Forgets all lines. */
    void forget() {
        for (int place = 0; place < cache.places(); place++) {
            drop(place);
        }
    }

    /** Forgets the line that holds an address. */
    void forget(int address) {
        int place = cache.find(address >>> MemoryTiming.LINE_SHIFT);
        if (place >= 0) {
            drop(place);
        }
    }

    /** Tells about every line that is held. */
    void markAll() {
        for (int place = 0; enabled && place < cache.places(); place++) {
            if (cache.lineAt(place) >= 0) {
                mark(place);
            }
        }
    }

    /** Reads from a cached window. */
    int load(WindowTiming window, int address, long now) {
        int line = address >>> MemoryTiming.LINE_SHIFT;
        if (cache.find(line) >= 0) {
            return 0;
        }
        memory.dataMisses++;
        int wait = (int) Math.max(0, busFree - now);
        bring(window, line, now + wait);
        return wait + window.bus.first();
    }

    /** Writes to a cached window that is written back. */
    int store(WindowTiming window, int address, long now) {
        int line = address >>> MemoryTiming.LINE_SHIFT;
        int place = cache.find(line);
        int wait = 0;
        if (place < 0) {
            memory.dataMisses++;
            wait = (int) Math.max(0, busFree - now);
            place = bring(window, line, now + wait);
        }
        cache.soil(place);
        mark(place);
        return wait;
    }

    /** Reads past the cache. */
    int loadUncached(BusTiming bus, long now) {
        return bus.first();
    }

    /** Writes past the cache. */
    int storeUncached(int busy, long now) {
        return stores.accept(now, busy);
    }

    private int bring(WindowTiming window, int line, long start) {
        int place = cache.victim(line);
        boolean writesBack = cache.lineAt(place) >= 0 && cache.isDirty(place);
        int back = writesBack ? writeBack(cache.lineAt(place)) : 0;
        drop(place);
        cache.put(place, line);
        mark(place);
        busFree = start + window.bus.line() + back;
        return place;
    }

    private int writeBack(int line) {
        WindowTiming window = memory.dataAt(line << MemoryTiming.LINE_SHIFT);
        return window == null ? 0 : 4 * window.bus.beat();
    }

    private void drop(int place) {
        int line = cache.lineAt(place);
        if (line >= 0) {
            set(line, MemoryTiming.ASK);
            cache.drop(place);
        }
    }

    private void mark(int place) {
        set(cache.lineAt(place), cache.isDirty(place) ? MemoryTiming.FREE : MemoryTiming.LOADS_FREE);
    }

    private void set(int line, byte state) {
        int address = line << MemoryTiming.LINE_SHIFT;
        WindowTiming window = memory.dataAt(address);
        if (window != null) {
            window.mark(address, state);
        }
    }
}
