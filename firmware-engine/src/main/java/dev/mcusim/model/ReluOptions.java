package dev.mcusim.model;

/**
 * RELU. Input: 0 int8. Output: int8. The input less its zero point is scaled to the output, then clamped.
 *
 * @param multiplier inputScale / outputScale
 */
public record ReluOptions(
        int inputZeroPoint, int outputZeroPoint, QuantizedMultiplier multiplier, ActivationRange activation)
        implements OperatorOptions {
    @Override
    public OperatorKind kind() {
        return OperatorKind.RELU;
    }
}
