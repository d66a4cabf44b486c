package dev.mcusim.model;

/**
 * QUANTIZE from one quantization to another. Input: 0 int8. Output: int8.
 *
 * @param multiplier inputScale / outputScale
 */
public record RequantizeOptions(int inputZeroPoint, int outputZeroPoint, QuantizedMultiplier multiplier)
        implements OperatorOptions {
    @Override
    public OperatorKind kind() {
        return OperatorKind.QUANTIZE;
    }
}
