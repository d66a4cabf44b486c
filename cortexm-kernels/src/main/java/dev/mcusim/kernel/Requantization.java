package dev.mcusim.kernel;

/**
 * One output channel's exact map from a 32-bit sum to an int8 value, as TensorFlow Lite Micro's reference kernels
 * compute it with double rounding (tensorflow/lite/kernels/internal/common.h, {@code MultiplyByQuantizedMultiplier}).
 * The map never falls as the sum rises, unless the left shift overflows.
 *
 * @param multiplier Q31 fraction, not negative
 * @param shift positive to the left before the multiplication, negative to the right after it
 * @param zeroPoint added after scaling
 * @param min lower clamp
 * @param max upper clamp
 */
record Requantization(int multiplier, int shift, int zeroPoint, int min, int max) {

    static Requantization of(OutputStage stage, int channel) {
        return new Requantization(
                stage.multiplier(channel),
                stage.shift(channel),
                stage.zeroPoint(),
                stage.activationMin(),
                stage.activationMax());
    }

    int leftShift() {
        return Math.max(shift, 0);
    }

    int rightShift() {
        return Math.max(-shift, 0);
    }

    /** The int8 output of a sum. */
    int apply(int sum) {
        int doubled = (int) (((long) (sum << leftShift()) * multiplier + (1 << 30)) >> 31);
        return Math.min(Math.max(roundingShift(doubled, rightShift()) + zeroPoint, min), max);
    }

    /** Divides by a power of two, rounding to nearest and halves away from zero. */
    private static int roundingShift(int value, int shift) {
        if (shift == 0) {
            return value;
        }
        long away = value < 0 ? -1 : 0;
        return (int) ((value + away + (1L << (shift - 1))) >> shift);
    }

    /** The smallest sum in [from, to] whose output is at least {@code value}; that of {@code to} must be. */
    int threshold(int value, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (int) (((long) low + high) >> 1);
            if (apply(middle) >= value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
