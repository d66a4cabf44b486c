package dev.mcusim.machine;

/** Time by a cycle counter whose clock changes: each stretch of cycles lasts as its own frequency says. */
final class ElapsedTime {

    private double seconds;
    private long since;
    private long hertz;

    /**
     * @param hertz frequency at cycle 0
     */
    ElapsedTime(long hertz) {
        this.hertz = hertz;
    }

    /** From a cycle on, the clock has another frequency. A frequency of 0, of a clock that does not run, changes nothing. */
    void clock(long cycle, long newHertz) {
        if (newHertz > 0 && newHertz != hertz) {
            seconds = seconds(cycle);
            since = cycle;
            hertz = newHertz;
        }
    }

    /** Seconds from cycle 0 to a cycle, not before the latest change. */
    double seconds(long cycle) {
        return seconds + (double) (cycle - since) / hertz;
    }

    /** The present frequency in Hz. */
    long hertz() {
        return hertz;
    }
}
