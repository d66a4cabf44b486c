package dev.mcusim.model;

/**
 * QUANTIZE from real numbers. Input: 0 float32. Output: int8: {@code clamp(round(x / scale) + zeroPoint)}, division in 32-bit floating point, rounding half
 * away from zero.
 *
 * @param scale greater than 0
 */
public record QuantizeOptions(float scale, int zeroPoint) implements OperatorOptions {
    @Override
    public OperatorKind kind() {
        return OperatorKind.QUANTIZE;
    }
}
