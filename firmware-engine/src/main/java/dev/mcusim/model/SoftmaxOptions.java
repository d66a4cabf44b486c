package dev.mcusim.model;

/**
 * SOFTMAX over the innermost dimension. Input: 0 int8. Output: int8 with scale 1/256 and zero point -128.
 *
 * <p>The difference of an element to its row's maximum is scaled to a fixed-point number with 5 integer bits.
 *
 * @param inputMultiplier Q31 fraction of beta * inputScale * 2^26
 * @param inputLeftShift its exponent, at least 0
 * @param diffMin differences below this count as zero probability; negative or 0
 */
public record SoftmaxOptions(int inputMultiplier, int inputLeftShift, int diffMin) implements OperatorOptions {
    @Override
    public OperatorKind kind() {
        return OperatorKind.SOFTMAX;
    }
}
