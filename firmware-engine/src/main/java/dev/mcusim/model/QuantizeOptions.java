package dev.mcusim.model;

/**
 * QUANTIZE from real numbers. Input: 0 float32. Output: int8: {@code clamp(round(x / scale) + zeroPoint)}, division in 32-bit floating point, rounding half
 * away from zero.
 *
 * <p>Where TFLite's C++ is undefined: quotients beyond 32 bits, infinities too, saturate by their sign, and NaN gives the zero point.
 *
 * @param scale at least 2^-125
 */
public record QuantizeOptions(float scale, int zeroPoint) implements OperatorOptions {
    @Override
    public OperatorKind kind() {
        return OperatorKind.QUANTIZE;
    }
}
