package dev.mcusim.kernel;

import java.util.Optional;

/**
 * A cheaper formula with exactly the outputs of a {@link Requantization} over a range of sums: {@code clamp8((((256 *
 * sum * multiplier) >> 32) + offset) >> shift)}, rounding down. On the device that is SMMLA and SSAT.
 *
 * <p>Both maps are monotone with at most 256 steps, so they are equal when every step lies at the same sum: with h(s)
 * = (256 * s * multiplier) >> 32 and the exact map's step to v at T, {@code h(T) + offset >= v * 2^shift > h(T - 1) +
 * offset}. Each step allows an interval of offsets, and the formula exists when all intervals meet. With the
 * channel's own multiplier and natural shift they do, except that double rounding has a kink at zero that no straight
 * line follows; it matters when steps on both sides of it are reachable. With a smaller shift the multiplier loses
 * bits, which is tried because one shift for all channels of a layer saves an instruction per output.
 *
 * @param multiplier 1 to 2^31 - 1
 * @param offset holds the zero point and the rounding
 * @param shift 0 to 22
 */
record LinearFit(int multiplier, int offset, int shift) {
    /** The formula takes the sum shifted left by this many bits. */
    static final int FRACTION_BITS = 8;

    private static final int MOST_SHIFT = 22;

    /** Shift at which the channel's own multiplier is used with all its bits. */
    static int naturalShift(Requantization exact) {
        return exact.rightShift() - exact.leftShift() + 31 - 32 + FRACTION_BITS;
    }

    /**
     * The formula with the given shift, if there is one.
     *
     * @param clampLow outputs below are clamped to it on the device after the formula, -128 if by SSAT alone
     * @param clampHigh likewise above
     */
    static Optional<LinearFit> of(Requantization exact, SumRange range, int shift, int clampLow, int clampHigh) {
        int excess = naturalShift(exact) - shift;
        if (!range.isWithin(31 - FRACTION_BITS) || shift < 0 || shift > MOST_SHIFT || excess < 0 || excess > 30) {
            return Optional.empty();
        }
        int floor = exact.multiplier() >> excess;
        for (int multiplier : new int[] {floor, floor + 1}) {
            if (multiplier > 0) {
                Optional<LinearFit> fit = solve(exact, range, multiplier, shift, clampLow, clampHigh);
                if (fit.isPresent()) {
                    return fit;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LinearFit> solve(
            Requantization exact, SumRange range, int multiplier, int shift, int clampLow, int clampHigh) {
        int from = (int) range.min();
        int to = (int) range.max();
        int lowest = exact.apply(from);
        int highest = exact.apply(to);
        long least = Integer.MIN_VALUE - Math.min(scaled(from, multiplier), 0);
        long most = Integer.MAX_VALUE - Math.max(scaled(to, multiplier), 0);
        if (lowest > clampLow) {
            least = Math.max(least, ((long) lowest << shift) - scaled(from, multiplier));
        }
        if (highest < clampHigh) {
            most = Math.min(most, (((long) highest + 1) << shift) - 1 - scaled(to, multiplier));
        }
        for (int value = lowest + 1; value <= highest; value++) {
            int threshold = exact.threshold(value, from, to);
            long step = (long) value << shift;
            least = Math.max(least, step - scaled(threshold, multiplier));
            most = Math.min(most, step - 1 - scaled(threshold - 1, multiplier));
        }
        if (least > most) {
            return Optional.empty();
        }
        long offset = Math.max(least, Math.min(most, plainOffset(exact, shift)));
        return Optional.of(new LinearFit(multiplier, (int) offset, shift));
    }

    /** The offset that follows from the definition; channels with equal scales get equal offsets. */
    private static long plainOffset(Requantization exact, int shift) {
        long half = shift > 0 ? 1L << (shift - 1) : 0;
        long doubleRounding = (1L << (FRACTION_BITS - 2)) >> (naturalShift(exact) - shift);
        return ((long) exact.zeroPoint() << shift) + half + doubleRounding;
    }

    private static long scaled(int sum, int multiplier) {
        return (((long) sum << FRACTION_BITS) * multiplier) >> 32;
    }

    /** What the device computes, for tests. */
    int apply(int sum) {
        int value = (int) (scaled(sum, multiplier) + offset) >> shift;
        return Math.min(Math.max(value, Byte.MIN_VALUE), Byte.MAX_VALUE);
    }
}
