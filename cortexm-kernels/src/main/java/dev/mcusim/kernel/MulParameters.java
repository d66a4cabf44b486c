package dev.mcusim.kernel;

import java.util.List;

/**
 * MUL on int8, as prepared by TFLite (kernels/internal/reference/integer_ops/mul.h, micro/kernels/mul_common.cc):
 *
 * <pre>
 * y = clamp(requantize((x0 - input0.zeroPoint) * (x1 - input1.zeroPoint), outputMultiplier, outputShift) + outputZeroPoint,
 *           activationMin, activationMax)
 * </pre>
 *
 * @param outputShape rank 0 to 6, the broadcast of both operands' shapes
 * @param outputMultiplier Q31 fraction
 * @param outputShift its exponent, -31 to 14 (TFLite's product would overflow above)
 * @param outputZeroPoint -128 to 127
 * @param activationMin -128 to activationMax
 * @param activationMax to 127
 */
public record MulParameters(
        ElementwiseInput input0,
        ElementwiseInput input1,
        List<Integer> outputShape,
        int outputMultiplier,
        int outputShift,
        int outputZeroPoint,
        int activationMin,
        int activationMax) {
    public MulParameters {
        outputShape = List.copyOf(outputShape);
        Require.multiplier("output", outputMultiplier, outputShift);
        Require.inRange("outputShift", outputShift, -31, 14);
        Require.inRange("outputZeroPoint", outputZeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE);
        Require.activation(activationMin, activationMax);
    }
}
