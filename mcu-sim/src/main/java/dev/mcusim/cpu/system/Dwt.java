package dev.mcusim.cpu.system;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The cycle counter of the Data Watchpoint and Trace unit (ARMv7-M ARM, C1.8), with what comparator 0 makes of it, the registers of all comparators, which
 * whoever executes code asks about the rest, and {@link ProfilingCounters}. Comparator 1 alone compares data values. On Cortex-M7 stores are ignored until the key has been written to LAR (Cortex-M7 TRM, 12.3; CoreSight
 * software lock).
 */
public final class Dwt implements RegisterGroup {

    private static final int CTRL = 0xe000_1000;
    private static final int CYCCNT = 0xe000_1004;
    private static final int FIRST_COMPARATOR = 0xe000_1020;

    /** How many comparators there are. */
    public static final int COMPARATORS = 4;

    private static final int COMPARATOR_WORDS = 4;
    private static final int MASK = 1;
    /** Firmware finds out by writing ones; that of Cortex-M4, assumed for Cortex-M7. */
    private static final int LARGEST_MASK = 15;

    private static final int FUNCTION = 2;
    /** FUNCTION, and CYCMATCH and DATAVMATCH, with which it means something else. */
    private static final int FUNCTION_BITS = 0x18f;

    /** FUNCTION and EMITRANGE, CYCMATCH of comparator 0, and what comparator 1 needs to compare data values. */
    private static final int[] FUNCTION_WRITABLE = {0xaf, 0x000f_fd2f, 0x2f, 0x2f};

    private static final int CYCMATCH = 1 << 7;
    private static final int CYCLE_EVENT = CYCMATCH | 4;
    private static final int CYCLE_SIGNAL = CYCMATCH | 8;
    /** The comparator of data values. */
    public static final int VALUE_COMPARATOR = 1;

    private static final int LNK1ENA = 1 << 9;
    /** {@link #nextMatch} when there will be none. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long ROUND = 1L << 32;

    private static final int MATCHED = 1 << 24;
    private static final int LAR = 0xe000_1fb0;
    private static final int LSR = 0xe000_1fb4;
    private static final int KEY = 0xc5ac_ce55;
    private static final int LSR_IMPLEMENTED = 1;
    private static final int LSR_LOCKED = 1 << 1;
    private static final int CYCCNTENA = 1;
    private static final int CTRL_WRITABLE = 0x007f_1fff;

    private final LongSupplier cycles;
    private final BooleanSupplier tracing;
    private final boolean hasLock;
    private final int[] comparators = new int[COMPARATORS * COMPARATOR_WORDS];
    private final ProfilingCounters profiling;
    private long nextMatch = NEVER;
    private boolean changed;
    private boolean locked;
    private int control;
    private int count;
    /** The cycle at which the counter was zero, while it counts. */
    private long zero;

    /**
     * The unit after power-up.
     *
     * @param cycles  the core's cycle counter
     * @param tracing DEMCR.TRCENA
     * @param hasLock whether there is a software lock, closed at first
     */
    public Dwt(LongSupplier cycles, BooleanSupplier tracing, boolean hasLock) {
        this.cycles = cycles;
        this.tracing = tracing;
        this.hasLock = hasLock;
        locked = hasLock;
        profiling = new ProfilingCounters(cycles, () -> tracing.getAsBoolean() ? control : 0);
    }

    @Override
    public boolean contains(int address) {
        return address == CTRL
                || address == CYCCNT
                || address == LAR
                || address == LSR
                || isComparator(address)
                || profiling.contains(address);
    }

    private static boolean isComparator(int address) {
        return address >= FIRST_COMPARATOR && address < FIRST_COMPARATOR + 4 * COMPARATORS * COMPARATOR_WORDS;
    }

    /** Reading a FUNCTION register clears MATCHED. */
    @Override
    public int read(int address) {
        int value = peek(address);
        if (isFunction(address)) {
            comparators[address - FIRST_COMPARATOR >> 2] &= ~MATCHED;
        }
        return value;
    }

    private static boolean isFunction(int address) {
        return isComparator(address) && (address - FIRST_COMPARATOR >> 2) % COMPARATOR_WORDS == FUNCTION;
    }

    private int peek(int address) {
        return switch (address) {
            case CTRL -> COMPARATORS << 28 | control;
            case CYCCNT -> cycleCount();
            case LAR -> 0;
            case LSR -> (hasLock ? LSR_IMPLEMENTED : 0) | (locked ? LSR_LOCKED : 0);
            default -> profiling.contains(address) ? profiling.read(address) : peekComparator(address);
        };
    }

    private int peekComparator(int address) {
        int index = address - FIRST_COMPARATOR >> 2;
        boolean links = index == VALUE_COMPARATOR * COMPARATOR_WORDS + FUNCTION;
        return comparators[index] | (links ? LNK1ENA : 0);
    }

    @Override
    public void write(int address, int bits, int lanes) {
        int value = peek(address) & ~lanes | bits;
        if (address == LAR) {
            locked = hasLock && value != KEY;
        } else if (!locked) {
            writeUnlocked(address, value);
        }
    }

    private void writeUnlocked(int address, int value) {
        switch (address) {
            case CTRL -> {
                hold();
                profiling.enable(control, value);
                control = value & CTRL_WRITABLE;
                goOn();
            }
            case CYCCNT -> {
                count = value;
                goOn();
            }
            case LSR -> {
                // Read-only.
            }
            default -> {
                if (profiling.contains(address)) {
                    profiling.write(address, value);
                } else {
                    writeComparator(address - FIRST_COMPARATOR >> 2, value);
                }
            }
        }
    }

    private void writeComparator(int index, int value) {
        comparators[index] = writable(index, value);
        changed = true;
        aim();
    }

    /** What a comparator's register becomes: masks have few bits, and only reading changes MATCHED. */
    private int writable(int index, int value) {
        return switch (index % COMPARATOR_WORDS) {
            case MASK -> value & LARGEST_MASK;
            case FUNCTION -> value & FUNCTION_WRITABLE[index / COMPARATOR_WORDS] | comparators[index] & MATCHED;
            default -> value;
        };
    }

    /** Whether a comparator, or what enables it, may have changed since this was last asked. */
    public boolean takeChange() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** What a comparator compares with. */
    public int comparator(int number) {
        return comparators[number * COMPARATOR_WORDS];
    }

    /** How many lower bits of addresses it ignores, 0 to 15. */
    public int mask(int number) {
        return comparators[number * COMPARATOR_WORDS + MASK];
    }

    /** What it compares and does: 5, 6 and 7 watch loads, stores and both; with CYCMATCH or DATAVMATCH a number above 15. */
    public int function(int number) {
        return comparators[number * COMPARATOR_WORDS + FUNCTION] & FUNCTION_BITS;
    }

    /** Log2 of the bytes of the data value that comparator 1 looks for (DATAVSIZE). */
    public int valueSize() {
        return comparators[VALUE_COMPARATOR * COMPARATOR_WORDS + FUNCTION] >>> 10 & 3;
    }

    /**
     * The comparator with an address of the data value.
     *
     * @param which 0 for DATAVADDR0, 1 for DATAVADDR1
     * @return {@link #VALUE_COMPARATOR} for any address
     */
    public int valueAddress(int which) {
        return comparators[VALUE_COMPARATOR * COMPARATOR_WORDS + FUNCTION] >>> 12 + 4 * which & 15;
    }

    /** A comparator has matched. */
    public void match(int number) {
        comparators[number * COMPARATOR_WORDS + FUNCTION] |= MATCHED;
    }

    private boolean counts() {
        return (control & CYCCNTENA) != 0 && tracing.getAsBoolean();
    }

    private int cycleCount() {
        return counts() ? (int) (cycles.getAsLong() - zero) : count;
    }

    /** Finds out when comparator 0 will match the cycle counter. */
    private void aim() {
        int function = function(0);
        boolean compares = counts() && (function == CYCLE_EVENT || function == CYCLE_SIGNAL);
        long ahead = Integer.toUnsignedLong(comparator(0) - cycleCount());
        nextMatch = compares ? cycles.getAsLong() + (ahead == 0 ? ROUND : ahead) : NEVER;
    }

    /** The cycle at which comparator 0 matches the cycle counter next, later than the last {@link #matchCycle}. */
    public long nextMatch() {
        return nextMatch;
    }

    /** Brings MATCHED of comparator 0 up to date; whether that is a debug event. */
    public boolean matchCycle(long now) {
        if (now < nextMatch) {
            return false;
        }
        match(0);
        nextMatch += (1 + (now - nextMatch) / ROUND) * ROUND;
        return function(0) == CYCLE_EVENT;
    }

    /** Cycles have been spent on entry to an exception or return from it. */
    public void countException(int spent) {
        profiling.countException(spent);
    }

    /** The core falls asleep. */
    void sleep() {
        profiling.sleep();
    }

    /** It has been woken. */
    void wake() {
        profiling.wake();
    }

    /** Keeps the count, as {@link #tracing} or the control register is about to change. */
    public void hold() {
        count = cycleCount();
        nextMatch = NEVER;
    }

    /** Counts on from what {@link #hold} has kept, if it is to count. */
    public void goOn() {
        changed = true;
        zero = cycles.getAsLong() - Integer.toUnsignedLong(count);
        aim();
    }
}
