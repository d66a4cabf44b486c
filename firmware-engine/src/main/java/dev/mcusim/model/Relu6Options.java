package dev.mcusim.model;

/**
 * RELU6. Input: 0 int8. Output: int8. Only clamps: TFLite Micro takes input and output to share scale and zero point.
 *
 * @param activation the input's quantized 0 and 6
 */
public record Relu6Options(ActivationRange activation) implements OperatorOptions {
    @Override
    public OperatorKind kind() {
        return OperatorKind.RELU6;
    }
}
