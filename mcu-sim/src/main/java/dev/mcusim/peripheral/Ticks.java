package dev.mcusim.peripheral;

import dev.mcusim.bus.EventSource;
import java.math.BigInteger;
import java.util.function.LongSupplier;

/**
 * Counts the cycles of a peripheral's clock. The count follows from the core's cycle counter and both frequencies; it is exact where these
 * stand, and goes on from where it was when one of them changes.
 */
public final class Ticks {

    private final Schedule schedule;
    private final LongSupplier coreHertz;
    private final LongSupplier ownHertz;
    private long origin;
    private long counted;
    private long core;
    private long own;

    /**
     * A count of zero that begins now.
     *
     * @param coreHertz the core's frequency
     * @param ownHertz  the frequency of what is counted, 0 while it stands still
     */
    public Ticks(Schedule schedule, LongSupplier coreHertz, LongSupplier ownHertz) {
        this.schedule = schedule;
        this.coreHertz = coreHertz;
        this.ownHertz = ownHertz;
        takeOver();
    }

    private void takeOver() {
        origin = schedule.now();
        long newCore = Math.max(1, coreHertz.getAsLong());
        long newOwn = Math.max(0, ownHertz.getAsLong());
        long divisor = Math.max(1, gcd(newCore, newOwn));
        core = newCore / divisor;
        own = newOwn / divisor;
    }

    /** Whole cycles of the clock since this was made. */
    public long now() {
        return counted + scaled(schedule.now() - origin, own, core, false);
    }

    /** The first cycle of the core at which {@link #now} is at least a count, {@link EventSource#NEVER} if the clock stands still. */
    public long cycleAt(long count) {
        if (count <= counted) {
            return origin;
        }
        long wait = own == 0 ? EventSource.NEVER : scaled(count - counted, core, own, true);
        return wait < EventSource.NEVER - origin ? origin + wait : EventSource.NEVER;
    }

    /** To be called behind every change of one of the frequencies; alarms set by {@link #cycleAt} have to be set again. */
    public void clocksChanged() {
        counted = now();
        takeOver();
    }

    /** {@code value * factor / divisor}, rounded down or up; the greatest number where that is greater. */
    private static long scaled(long value, long factor, long divisor, boolean up) {
        if (divisor == 1 && factor == 1) {
            return value;
        }
        if (Math.multiplyHigh(value, factor) == 0 && value * factor >= 0) {
            long product = value * factor;
            return product / divisor + (up && product % divisor != 0 ? 1 : 0);
        }
        BigInteger[] parts = BigInteger.valueOf(value)
                .multiply(BigInteger.valueOf(factor))
                .divideAndRemainder(BigInteger.valueOf(divisor));
        return parts[0].bitLength() > 62
                ? Long.MAX_VALUE
                : parts[0].longValue() + (up && parts[1].signum() != 0 ? 1 : 0);
    }

    private static long gcd(long one, long other) {
        return other == 0 ? one : gcd(other, one % other);
    }
}
