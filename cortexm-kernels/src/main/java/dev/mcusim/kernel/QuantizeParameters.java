package dev.mcusim.kernel;

/**
 * QUANTIZE float32 to int8 (kernels/internal/reference/quantize.h): {@code clamp(round(x / scale) + zeroPoint, -128, 127)}, division in single precision,
 * rounding half away from zero.
 *
 * <p>Where TFLite's C++ leaves the result undefined: what exceeds int32 (infinities too) saturates to -128 or 127 by its sign, NaN gives
 * {@code zeroPoint}.
 *
 * @param elements number of elements, at least 1
 * @param scale at least 2^-125, so that half of it is a normal number
 * @param zeroPoint -128 to 127
 */
public record QuantizeParameters(int elements, float scale, int zeroPoint) {
    public QuantizeParameters {
        Require.inRange("elements", elements, 1, 1 << 28);
        Require.that(
                scale >= 2 * Float.MIN_NORMAL && scale <= Float.MAX_VALUE,
                "scale is " + scale + ", allowed is 2^-125 and more");
        Require.inRange("zeroPoint", zeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }
}
