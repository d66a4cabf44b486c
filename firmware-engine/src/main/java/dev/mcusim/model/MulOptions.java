package dev.mcusim.model;

/**
 * MUL. Inputs: 0 and 1 int8, either may be constant, shapes equal or broadcast to the output's. Output: int8.
 *
 * @param outputMultiplier input1Scale * input2Scale / outputScale
 */
public record MulOptions(
        int input1ZeroPoint,
        int input2ZeroPoint,
        int outputZeroPoint,
        QuantizedMultiplier outputMultiplier,
        ActivationRange activation)
        implements OperatorOptions {
    @Override
    public OperatorKind kind() {
        return OperatorKind.MUL;
    }
}
