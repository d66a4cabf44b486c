package dev.mcusim.timing;

/** Writes on their way to a bus. The core goes on meanwhile, until there are too many. */
final class StoreBuffer {

    private final int depth;
    private long empty;

    /**
     * @param depth writes that it holds
     */
    StoreBuffer(int depth) {
        this.depth = depth;
    }

    /**
     * Takes a write.
     *
     * @param now  the core's cycle counter
     * @param busy cycles that the bus needs for it
     * @return cycles until there is room for it
     */
    int accept(long now, int busy) {
        empty = Math.max(empty, now) + busy;
        return (int) Math.max(0, empty - now - (long) depth * busy);
    }

    /** Cycles until all writes are done. */
    int drain(long now) {
        return (int) Math.max(0, empty - now);
    }
}
