package dev.mcusim.model;

/**
 * DEQUANTIZE. Input: 0 int8. Output: float32: {@code scale * (q - zeroPoint)}, in the precision that TFLite Micro uses.
 *
 * @param scale greater than 0
 */
public record DequantizeOptions(float scale, int zeroPoint) implements OperatorOptions {
    @Override
    public OperatorKind kind() {
        return OperatorKind.DEQUANTIZE;
    }
}
