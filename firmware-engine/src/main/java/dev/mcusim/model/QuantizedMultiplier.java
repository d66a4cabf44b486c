package dev.mcusim.model;

/**
 * A real factor as a 32-bit fraction and a power of two: {@code multiplier * 2^(shift - 31)}.
 *
 * @param multiplier Q31 fraction, 2^30 to 2^31 - 1, or 0 for a factor of zero
 * @param shift positive shifts left before the multiplication, negative shifts right with rounding after it; -31 to 30
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, kernels/internal/quantization_util: QuantizeMultiplier</a>
 */
public record QuantizedMultiplier(int multiplier, int shift) {
    /** Below this exponent TFLite takes the factor for zero. */
    private static final int MIN_SHIFT = -31;

    private static final int MAX_SHIFT = 30;

    /**
     * The closest pair to a real factor, rounded as TFLite does: half away from zero, factors under 2^-32 become zero and
     * factors of 2^30 and more saturate.
     *
     * @param real finite, at least 0
     */
    public static QuantizedMultiplier of(double real) {
        if (!(real >= 0) || Double.isInfinite(real)) {
            throw new IllegalArgumentException("a quantized multiplier must be finite and not negative: " + real);
        }
        if (real == 0) {
            return new QuantizedMultiplier(0, 0);
        }
        int shift = Math.getExponent(real) + 1;
        if (shift < MIN_SHIFT) {
            return new QuantizedMultiplier(0, 0);
        }
        long fraction = Math.round(Math.scalb(real, 31 - shift));
        if (fraction == 1L << 31) {
            fraction /= 2;
            shift++;
        }
        return shift > MAX_SHIFT
                ? new QuantizedMultiplier(Integer.MAX_VALUE, MAX_SHIFT)
                : new QuantizedMultiplier((int) fraction, shift);
    }
}
