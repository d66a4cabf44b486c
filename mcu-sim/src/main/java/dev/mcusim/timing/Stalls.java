package dev.mcusim.timing;

import java.util.Arrays;

/** Cycles that the code of one place waited, by cause, and its cache misses. */
public final class Stalls {

    private final long[] cycles = new long[StallCause.values().length];
    private long instructionMisses;
    private long dataMisses;

    /** Adds cycles. */
    void add(StallCause cause, long more) {
        cycles[cause.ordinal()] += more;
    }

    /** Adds cache misses. */
    void addMisses(long instruction, long data) {
        instructionMisses += instruction;
        dataMisses += data;
    }

    /** Adds all of other stalls. */
    public void add(Stalls other) {
        for (StallCause cause : StallCause.values()) {
            add(cause, other.cycles(cause));
        }
        addMisses(other.instructionMisses, other.dataMisses);
    }

    /** Cycles waited for a cause. */
    public long cycles(StallCause cause) {
        return cycles[cause.ordinal()];
    }

    /** All cycles waited. */
    public long cycles() {
        long sum = 0;
        for (long part : cycles) {
            sum += part;
        }
        return sum;
    }

    /** Lines that were not in the instruction cache, or in what the flash interface keeps of code. */
    public long instructionMisses() {
        return instructionMisses;
    }

    /** Lines that were not in the data cache, or in what the flash interface keeps of data. */
    public long dataMisses() {
        return dataMisses;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stalls stalls
                && Arrays.equals(cycles, stalls.cycles)
                && instructionMisses == stalls.instructionMisses
                && dataMisses == stalls.dataMisses;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cycles) * 31 + Long.hashCode(instructionMisses * 31 + dataMisses);
    }

    @Override
    public String toString() {
        return "%s by cause, %d instruction and %d data misses"
                .formatted(Arrays.toString(cycles), instructionMisses, dataMisses);
    }
}
