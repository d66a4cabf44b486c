package dev.mcusim.cpu;

/**
 * What was counted.
 *
 * @param instructions executed, those skipped by their IT block included
 * @param cycles       of the core clock according to the timing model
 */
public record Counters(long instructions, long cycles) {

    /** What was counted since an earlier reading. */
    public Counters since(Counters earlier) {
        return new Counters(instructions - earlier.instructions, cycles - earlier.cycles);
    }
}
