package dev.mcusim.kernel;

/**
 * SOFTMAX int8 to int8 over the innermost dimension, output scale 1/256 and zero point -128 (kernels/internal/reference/softmax.h).
 *
 * @param rows number of independent rows, at least 1
 * @param depth elements of a row, 1 to 4095 (the sum of exponentials has 12 integer bits)
 * @param inputMultiplier Q31 fraction of beta * inputScale * 2^26
 * @param inputLeftShift its exponent, 0 to 30
 * @param diffMin differences to the row's maximum below this count as zero probability; at most 0
 */
public record SoftmaxParameters(int rows, int depth, int inputMultiplier, int inputLeftShift, int diffMin) {
    public SoftmaxParameters {
        Require.inRange("rows", rows, 1, 1 << 30);
        Require.inRange("depth", depth, 1, 4095);
        Require.inRange("inputMultiplier", inputMultiplier, 0, Integer.MAX_VALUE);
        Require.inRange("inputLeftShift", inputLeftShift, 0, 30);
        Require.inRange("diffMin", diffMin, Integer.MIN_VALUE, 0);
    }
}
