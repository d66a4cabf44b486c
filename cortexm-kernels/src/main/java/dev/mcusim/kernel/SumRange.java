package dev.mcusim.kernel;

/**
 * Bounds on one channel's sum over all possible inputs, known while generating because weights and bias are.
 *
 * @param min smallest sum, may lie outside int
 * @param max largest sum, may lie outside int
 */
record SumRange(long min, long max) {

    /** Whether every sum s satisfies |s| < 2^bits. */
    boolean isWithin(int bits) {
        return min > -(1L << bits) && max < 1L << bits;
    }

    /** Collects the bounds of {@code bias + sum of weight * (input - zeroPoint)} for int8 inputs. */
    static final class Builder {
        private final int zeroPoint;
        private long min;
        private long max;

        Builder(int bias, int zeroPoint) {
            this.zeroPoint = zeroPoint;
            min = bias;
            max = bias;
        }

        void add(int weight) {
            long low = (long) weight * (Byte.MIN_VALUE - zeroPoint);
            long high = (long) weight * (Byte.MAX_VALUE - zeroPoint);
            min += Math.min(low, high);
            max += Math.max(low, high);
        }

        SumRange build() {
            return new SumRange(min, max);
        }
    }
}
