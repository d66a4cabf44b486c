package dev.mcusim.timing;

/**
 * How a Cortex-M7 fetches code over AXI: through its L1 cache, or past it, doubleword by doubleword. Code further on is asked for while
 * what is there is being executed, so that code which follows comes earlier than code that is jumped to.
 */
final class M7Instructions {

    /** Bytes that the prefetch queue holds, 4 doublewords: code that is executed while more is fetched. */
    private static final int QUEUE_BYTES = 32;

    private final Cache cache;
    private final int cyclesPerByte;
    private boolean enabled;
    /** Address behind the code fetched last. */
    private int behind;

    private int misses;

    /**
     * @param cyclesPerByte sixteenths of a cycle in which the core executes one byte of straight code
     */
    M7Instructions(Cache cache, int cyclesPerByte) {
        this.cache = cache;
        this.cyclesPerByte = cyclesPerByte;
    }

    void enable(boolean on) {
        if (!on) {
            forget();
        }
        enabled = on;
    }

    void forget() {
        for (int place = 0; place < cache.places(); place++) {
            cache.drop(place);
        }
    }

    /** Misses since this was asked last. */
    int takeMisses() {
        int taken = misses;
        misses = 0;
        return taken;
    }

    /** Cycles to wait for code. */
    int fetch(BusTiming bus, int address, int end) {
        return enabled ? fetchCached(bus, address, end) : fetchUncached(bus, address, end);
    }

    private int fetchCached(BusTiming bus, int address, int end) {
        int first = address >>> MemoryTiming.LINE_SHIFT;
        int last = end - 1 >>> MemoryTiming.LINE_SHIFT;
        int waited = 0;
        boolean missedBefore = false;
        for (int line = first; line <= last; line++) {
            boolean there = cache.find(line) >= 0;
            if (!there) {
                waited += missedBefore ? following(bus) : bus.jump();
                cache.put(cache.victim(line), line);
                misses++;
            }
            missedBefore = !there;
        }
        return waited;
    }

    /** A line behind one that had to be fetched too. */
    private int following(BusTiming bus) {
        return Math.max(1, bus.line() - executed(QUEUE_BYTES));
    }

    private int fetchUncached(BusTiming bus, int address, int end) {
        boolean jumped = address != behind;
        behind = end;
        int doublewords = (end - 1 >>> 3) - (address >>> 3) + ((address & 7) == 0 || jumped ? 1 : 0);
        int following = jumped ? doublewords - 1 : doublewords;
        misses += doublewords;
        int each = Math.max(0, (bus.overlaps() ? bus.beat() : bus.jump()) - executed(8));
        return (jumped ? bus.jump() : 0) + following * each;
    }

    private int executed(int bytes) {
        return bytes * cyclesPerByte >> 4;
    }
}
