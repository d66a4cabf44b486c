package dev.mcusim.timing;

/**
 * How a Cortex-M7 fetches code over AXI: through its L1 cache, or past it through a few line buffers. Code further on is asked for
 * while what is there is being executed, so that a line which follows comes earlier than one that is jumped to.
 */
final class M7Instructions {

    /** Lines that are on their way or were used last, when there is no cache. */
    private static final int BUFFERS = 2;
    /** Bytes that the prefetch queue holds, 4 doublewords: code that is executed while more is fetched. */
    private static final int QUEUE_BYTES = 32;

    private final Cache cache;
    private final int cyclesPerByte;
    private final int[] buffers = new int[BUFFERS];
    private boolean enabled;
    private int oldest;
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
        java.util.Arrays.fill(buffers, -1);
    }

    /** Misses since this was asked last. */
    int takeMisses() {
        int taken = misses;
        misses = 0;
        return taken;
    }

    /** Cycles to wait for code. */
    int fetch(BusTiming bus, int address, int end) {
        int first = address >>> MemoryTiming.LINE_SHIFT;
        int last = end - 1 >>> MemoryTiming.LINE_SHIFT;
        int waited = 0;
        boolean missedBefore = false;
        for (int line = first; line <= last; line++) {
            boolean there = enabled ? cache.find(line) >= 0 : buffered(line);
            if (!there) {
                waited += missedBefore ? following(bus) : bus.first();
                bring(line);
                misses++;
            }
            missedBefore = !there;
        }
        return waited;
    }

    private void bring(int line) {
        if (enabled) {
            cache.put(cache.victim(line), line);
        } else {
            buffers[oldest] = line;
            oldest = oldest + 1 == BUFFERS ? 0 : oldest + 1;
        }
    }

    private boolean buffered(int line) {
        for (int buffer : buffers) {
            if (buffer == line) {
                return true;
            }
        }
        return false;
    }

    /** A line behind one that had to be fetched too. */
    private int following(BusTiming bus) {
        int executed = QUEUE_BYTES * cyclesPerByte >> 4;
        int whole = bus.overlaps() ? 4 * bus.beat() : bus.line();
        return Math.max(1, whole - executed);
    }
}
