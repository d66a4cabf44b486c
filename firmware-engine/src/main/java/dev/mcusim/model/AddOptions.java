package dev.mcusim.model;

/**
 * ADD. Inputs: 0 and 1 int8, either may be constant, shapes equal or broadcast to the output's. Output: int8.
 *
 * <p>Each input less its zero point is shifted left by {@code leftShift} and scaled by its multiplier; their sum is scaled to the output.
 *
 * @param leftShift headroom bits, 20 in TFLite
 * @param input1Multiplier input1Scale / (2 * larger input scale), at most 1/2
 * @param input2Multiplier likewise
 * @param outputMultiplier 2 * larger input scale / (2^leftShift * outputScale)
 */
public record AddOptions(
        int input1ZeroPoint,
        int input2ZeroPoint,
        int outputZeroPoint,
        int leftShift,
        QuantizedMultiplier input1Multiplier,
        QuantizedMultiplier input2Multiplier,
        QuantizedMultiplier outputMultiplier,
        ActivationRange activation)
        implements OperatorOptions {
    @Override
    public OperatorKind kind() {
        return OperatorKind.ADD;
    }
}
