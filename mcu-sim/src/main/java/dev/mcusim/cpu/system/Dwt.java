package dev.mcusim.cpu.system;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The cycle counter of the Data Watchpoint and Trace unit (ARMv7-M ARM, C1.8), and the registers of its comparators, which whoever executes
 * code asks about data addresses; what else they can compare they keep without effect. The profiling counters stay zero. On Cortex-M7 stores are ignored until the key has been written to LAR (Cortex-M7 TRM, 12.3; CoreSight
 * software lock).
 */
public final class Dwt implements RegisterGroup {

    private static final int CTRL = 0xe000_1000;
    private static final int CYCCNT = 0xe000_1004;
    /** CPICNT to FOLDCNT count what debuggers ask for; PCSR samples PC. */
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
    }

    @Override
    public boolean contains(int address) {
        return address == CTRL || address == CYCCNT || address == LAR || address == LSR || isComparator(address);
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
            default -> comparators[address - FIRST_COMPARATOR >> 2];
        };
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
                int index = address - FIRST_COMPARATOR >> 2;
                comparators[index] = writable(index, value);
                changed = true;
            }
        }
    }

    /** What a comparator's register becomes: masks have few bits, and only reading changes MATCHED. */
    private int writable(int index, int value) {
        return switch (index % COMPARATOR_WORDS) {
            case MASK -> value & LARGEST_MASK;
            case FUNCTION -> value & ~MATCHED | comparators[index] & MATCHED;
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

    /** Keeps the count, as {@link #tracing} or the control register is about to change. */
    public void hold() {
        count = cycleCount();
    }

    /** Counts on from what {@link #hold} has kept, if it is to count. */
    public void goOn() {
        changed = true;
        zero = cycles.getAsLong() - Integer.toUnsignedLong(count);
    }
}
