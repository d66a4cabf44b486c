package dev.mcusim.model;

/**
 * A real factor as a 32-bit fraction and a power of two: {@code multiplier * 2^(shift - 31)}.
 *
 * @param multiplier Q31 fraction, 2^30 to 2^31 - 1, or 0 for a factor of zero
 * @param shift positive shifts left before the multiplication, negative shifts right with rounding after it; -31 to 30
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, kernels/internal/quantization_util: QuantizeMultiplier</a>
 */
public record QuantizedMultiplier(int multiplier, int shift) {
    /** Factors from here on do not fit a shift of at most 30. */
    public static final double LIMIT = 0x1p30;

    /** Below this exponent TFLite takes the factor for zero. */
    private static final int MIN_SHIFT = -31;

    /**
     * The closest pair to a real factor, rounded as TFLite does: half away from zero; factors under 2^-32 become zero.
     *
     * @param real at least 0, less than {@link #LIMIT}
     */
    public static QuantizedMultiplier of(double real) {
        if (!(real >= 0 && real < LIMIT)) {
            throw new IllegalArgumentException("a quantized multiplier must be from 0 to less than 2^30, not " + real);
        }
        int shift = Math.getExponent(real) + 1;
        if (real == 0 || shift < MIN_SHIFT) {
            return new QuantizedMultiplier(0, 0);
        }
        long fraction = Math.round(Math.scalb(real, 31 - shift));
        return fraction == 1L << 31
                ? new QuantizedMultiplier(1 << 30, shift + 1)
                : new QuantizedMultiplier((int) fraction, shift);
    }
}
