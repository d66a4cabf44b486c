package dev.mcusim.timing;

/**
 * What a transfer over a bus costs, in cycles of the core.
 *
 * @param first    until the first doubleword of a read is there
 * @param fetch    more than that until code which was jumped to reaches the pipeline
 * @param beat     until each further doubleword of a burst
 * @param write    for which a write keeps the bus busy
 * @param overlaps whether a read can be asked for while another one is on its way
 */
record BusTiming(int first, int fetch, int beat, int write, boolean overlaps) {

    /** Memory beside the core. */
    static final BusTiming NONE = new BusTiming(0, 0, 0, 0, true);

    /** Doublewords in a cache line. */
    private static final int BEATS = 4;

    /** Until code that was jumped to is there. */
    int jump() {
        return first + fetch;
    }

    /** Until all of a cache line is there. */
    int line() {
        return first + (BEATS - 1) * beat;
    }
}
