package dev.mcusim.model;

/**
 * LOGISTIC. Input: 0 int8. Output: int8 with scale 1/256 and zero point -128.
 *
 * <p>The input less its zero point is scaled to a fixed-point number with 4 integer bits.
 *
 * @param inputMultiplier Q31 fraction of inputScale * 2^27
 * @param inputLeftShift its exponent
 * @param inputRangeRadius inputs further than this from the zero point saturate to -128 or 127
 */
public record LogisticOptions(int inputZeroPoint, int inputMultiplier, int inputLeftShift, int inputRangeRadius)
        implements OperatorOptions {
    @Override
    public OperatorKind kind() {
        return OperatorKind.LOGISTIC;
    }
}
