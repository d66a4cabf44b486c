package dev.mcusim.cpu.system;

import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * The profiling counters of the DWT whose causes are known apart, 8 bits each (ARMv7-M ARM, C1.8.4): EXCCNT counts cycles of exception entry and return,
 * SLEEPCNT cycles of sleep. CPICNT, LSUCNT and FOLDCNT are not modelled.
 */
final class ProfilingCounters {

    private static final int EXCCNT = 0xe000_100c;
    private static final int SLEEPCNT = 0xe000_1010;
    private static final int EXCEVTENA = 1 << 18;
    private static final int SLEEPEVTENA = 1 << 19;
    private static final int COUNTER = 0xff;

    private final LongSupplier cycles;
    private final IntSupplier enables;
    private long exceptions;
    private long asleep;
    private long fellAsleep;

    /**
     * @param cycles  the core's cycle counter
     * @param enables DWT_CTRL while DEMCR.TRCENA is set, else 0
     */
    ProfilingCounters(LongSupplier cycles, IntSupplier enables) {
        this.cycles = cycles;
        this.enables = enables;
    }

    boolean contains(int address) {
        return address == EXCCNT || address == SLEEPCNT;
    }

    int read(int address) {
        return (int) (address == EXCCNT ? exceptions : asleep) & COUNTER;
    }

    void write(int address, int value) {
        if (address == EXCCNT) {
            exceptions = value;
        } else {
            asleep = value;
        }
    }

    /** Counters that are enabled begin at zero. */
    void enable(int before, int now) {
        int begun = now & ~before;
        exceptions = (begun & EXCEVTENA) != 0 ? 0 : exceptions;
        asleep = (begun & SLEEPEVTENA) != 0 ? 0 : asleep;
    }

    void countException(int spent) {
        exceptions += (enables.getAsInt() & EXCEVTENA) != 0 ? spent : 0;
    }

    void sleep() {
        fellAsleep = cycles.getAsLong();
    }

    void wake() {
        asleep += (enables.getAsInt() & SLEEPEVTENA) != 0 ? cycles.getAsLong() - fellAsleep : 0;
    }
}
