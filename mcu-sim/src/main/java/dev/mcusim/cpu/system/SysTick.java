package dev.mcusim.cpu.system;

import java.util.function.LongSupplier;

/**
 * The system timer (ARMv7-M ARM, B3.3): a 24-bit counter that counts down to zero, raises its flag and perhaps its exception, and begins
 * again at the reload value. It is never stepped: what it reads follows from the core's cycle counter.
 */
public final class SysTick {

    /** {@link #nextException} when there will be none. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int ENABLE = 1;
    private static final int TICKINT = 1 << 1;
    private static final int CLKSOURCE = 1 << 2;
    private static final int COUNTFLAG = 1 << 16;
    private static final int SKEW = 1 << 30;
    private static final int COUNTER = 0x00ff_ffff;
    /** The external reference clock of STM32 parts is the processor clock divided by 8. */
    private static final int REFERENCE_DIVIDER = 8;

    /** More ticks than there will be. */
    private static final long NO_ZERO = Long.MAX_VALUE / REFERENCE_DIVIDER / 2;

    private final LongSupplier cycles;
    private final Runnable expired;
    private int control;
    private int reload;
    private boolean reachedZero;
    private boolean stopped;
    /** The counter's value at {@link #origin}. */
    private int counter;
    /** The cycle from which ticks are counted. */
    private long origin;
    /** How often zero had been reached since {@link #origin} when {@link #advance} was last called. */
    private long seen;

    /**
     * A timer that is off.
     *
     * @param cycles  the core's cycle counter
     * @param expired told when zero has been reached with the exception enabled
     */
    public SysTick(LongSupplier cycles, Runnable expired) {
        this.cycles = cycles;
        this.expired = expired;
    }

    /** Off, with everything zero. */
    void reset() {
        control = 0;
        reload = 0;
        counter = 0;
        seen = 0;
        reachedZero = false;
    }

    /** CSR; reading it clears COUNTFLAG. */
    public int readControl() {
        advance();
        int flag = reachedZero ? COUNTFLAG : 0;
        reachedZero = false;
        return control | flag;
    }

    /** CSR without side effect and without COUNTFLAG. */
    public int control() {
        return control;
    }

    /** Sets CSR: ENABLE, TICKINT and CLKSOURCE. */
    public void setControl(int value) {
        rebase();
        control = value & (ENABLE | TICKINT | CLKSOURCE);
    }

    /** RVR, 24 bits. */
    public int reload() {
        return reload;
    }

    /** Sets RVR; the counter begins there after it has next reached zero. */
    public void setReload(int value) {
        rebase();
        reload = value & COUNTER;
    }

    /** CVR: where the counter is. */
    public int current() {
        return enabled() ? counterAt(ticks()) : counter;
    }

    /** Any store to CVR clears the counter and COUNTFLAG. */
    public void clearCurrent() {
        advance();
        counter = 0;
        origin = cycles.getAsLong();
        seen = 0;
        reachedZero = false;
    }

    /** CALIB: there is a reference clock, and how many of its ticks are 10 ms is not known (TENMS is zero). */
    public int calibration() {
        return SKEW;
    }

    /** Brings the flag up to date, and tells of the exception. Several zeros since the last call are one. */
    public void advance() {
        if (!enabled() || cycles.getAsLong() < nextZero()) {
            return;
        }
        long zeros = zerosUntil(ticks());
        if (zeros > seen) {
            seen = zeros;
            reachedZero = true;
            if ((control & TICKINT) != 0) {
                expired.run();
            }
        }
    }

    /** The cycle at which the exception becomes pending next, later than the last {@link #advance}; {@link #NEVER} when it does not. */
    public long nextException() {
        if (!enabled() || (control & TICKINT) == 0) {
            return NEVER;
        }
        return nextZero();
    }

    /** The cycle of the first zero later than the last {@link #advance}. */
    private long nextZero() {
        return reload == 0 && seen > 0 ? NEVER : origin + (firstZero() + seen * (reload + 1L)) * divider();
    }

    private boolean enabled() {
        return (control & ENABLE) != 0 && !stopped;
    }

    /** Its clock stops. */
    void stop() {
        rebase();
        stopped = true;
    }

    /** Its clock goes on. */
    void goOn() {
        stopped = false;
        origin = cycles.getAsLong();
    }

    private int divider() {
        return (control & CLKSOURCE) != 0 ? 1 : REFERENCE_DIVIDER;
    }

    private long ticks() {
        return (cycles.getAsLong() - origin) / divider();
    }

    /** Ticks from {@link #origin} to the first zero that counts; a counter at zero is reloaded first, which raises no flag. */
    private long firstZero() {
        if (counter != 0) {
            return counter;
        }
        return reload == 0 ? NO_ZERO : reload + 1L;
    }

    private long zerosUntil(long ticks) {
        long first = firstZero();
        if (ticks < first) {
            return 0;
        }
        return reload == 0 ? 1 : 1 + (ticks - first) / (reload + 1L);
    }

    private int counterAt(long ticks) {
        long first = firstZero();
        if (ticks == 0) {
            return counter;
        }
        if (ticks <= first) {
            return reload == 0 && counter == 0 ? 0 : (int) (first - ticks);
        }
        long since = (ticks - first) % (reload + 1L);
        return since == 0 ? 0 : (int) (reload + 1L - since);
    }

    /** Counts on from here, so that a setting can change. */
    private void rebase() {
        advance();
        counter = current();
        origin = cycles.getAsLong();
        seen = 0;
    }
}
