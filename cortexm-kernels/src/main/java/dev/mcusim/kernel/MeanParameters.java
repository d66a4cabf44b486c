package dev.mcusim.kernel;

import java.util.List;

/**
 * MEAN on int8 over any axes (kernels/internal/reference/reduce.h, QuantizedMeanOrSum):
 *
 * <pre>
 * y = clamp(requantize(sum(x) - n * inputZeroPoint, multiplier, shift) + outputZeroPoint, -128, 127)
 * </pre>
 *
 * with n the number of elements that one output sums up, at most 2^21.
 *
 * @param inputShape rank 1 to 6
 * @param axes the reduced axes, ascending, each once; empty reduces nothing
 * @param multiplier inputScale / (n * outputScale) as Q31 fraction, already divided by n the way TFLite does it
 * @param shift its exponent, at most 0 unless n * 255 shifted left by it fits 32 bits
 */
public record MeanParameters(
        List<Integer> inputShape,
        List<Integer> axes,
        int inputZeroPoint,
        int multiplier,
        int shift,
        int outputZeroPoint) {
    public MeanParameters {
        inputShape = List.copyOf(inputShape);
        axes = List.copyOf(axes);
        Dimensions.product(inputShape);
        int last = -1;
        for (int axis : axes) {
            Require.inRange("axis", axis, last + 1, inputShape.size() - 1);
            last = axis;
        }
        Require.inRange("inputZeroPoint", inputZeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE);
        Require.multiplier("mean", multiplier, shift);
        Require.inRange("outputZeroPoint", outputZeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }
}
