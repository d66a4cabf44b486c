package dev.mcusim.timing;

import dev.mcusim.bus.Window;

/**
 * How long one core waits for its memories: caches, flash interface, buses. It has state, as caches have, and is asked in the order in
 * which accesses happen; the same sequence of questions always gets the same answers.
 *
 * <p>Cores need not ask about everything. {@link #lines} tells, line by line, which data accesses take no longer than the pipeline's own
 * time and change nothing, and {@link #codeKind} which code can be fetched without asking.
 */
public abstract class MemoryTiming {

    /** Logarithm of the bytes of a line in {@link #lines}. */
    public static final int LINE_SHIFT = 5;

    /** In {@link #lines}: every access must be asked for. */
    public static final byte ASK = 0;
    /** In {@link #lines}: loads within the line are free, stores must be asked for. */
    public static final byte LOADS_FREE = 1;
    /** In {@link #lines}: loads and stores within the line are free. */
    public static final byte FREE = 3;

    /**
     * Changes whenever {@link CodeKind#KEPT} code that has been fetched may have to be fetched again: when fetching other code has taken
     * time, when code is invalidated, and by {@link #configure}. Open to cores, which compare it for every block.
     */
    public int codeEpoch = 1;

    /** When {@link #fetch} must be asked. */
    public enum CodeKind {
        /** Never: fetching keeps up with the pipeline. */
        FREE,
        /** Until it answers 0: after that, the same code is free as long as no other call answers more than 0. */
        KEPT,
        /** Each time. */
        STREAMED
    }

    /**
     * The state of each line of a window, kept up to date by this object: {@link #ASK}, {@link #LOADS_FREE} or {@link #FREE}. The
     * same array each time. Accesses that are not aligned to their size, or span lines, must be asked for in any case.
     */
    public abstract byte[] lines(Window window);

    /** Whether all lines of a window stay {@link #FREE} until the next {@link #configure}. */
    public abstract boolean isAlwaysFree(Window window);

    /** What is known about code at an address, until the next {@link #configure}. */
    public abstract CodeKind codeKind(int address);

    /**
     * Fetches code.
     *
     * @param address of the first instruction
     * @param end     behind the last one
     * @param now     the core's cycle counter
     * @return cycles the pipeline waits, at least 0
     */
    public abstract int fetch(int address, int end, long now);

    /**
     * Reads data.
     *
     * @param address of the first byte
     * @param size    1, 2 or 4 bytes
     * @param now     the core's cycle counter
     * @return cycles the pipeline waits beyond its own time, at least 0
     */
    public abstract int load(int address, int size, long now);

    /** Writes data; as {@link #load}. */
    public abstract int store(int address, int size, long now);

    /** Takes over what the firmware has set up. Caches that are switched off forget what they held. */
    public abstract void configure(MemorySettings settings);

    /** ICIALLU and ICIMVAU: forgets cached code. */
    public abstract void invalidateInstructions();

    /** Cache maintenance of the whole data cache or, by set and way, a part of it: everything is written back and forgotten. */
    public abstract void invalidateData();

    /** DCCMVAC, DCIMVAC, DCCIMVAC: writes back or forgets the line that holds an address. */
    public abstract void invalidateData(int address);

    /** Lines that were not in the instruction cache or its counterpart in the flash interface, since the beginning. */
    public abstract long instructionMisses();

    /** Lines that were not in the data cache or its counterpart in the flash interface, since the beginning. */
    public abstract long dataMisses();
}
