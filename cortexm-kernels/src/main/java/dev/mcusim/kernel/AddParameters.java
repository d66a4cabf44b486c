package dev.mcusim.kernel;

import java.util.List;

/**
 * ADD on int8, as prepared by TFLite (kernels/internal/reference/add.h, micro/kernels/add_common.cc):
 *
 * <pre>
 * s0 = requantize((x0 - input0.zeroPoint) * 2^leftShift, input0Multiplier, input0Shift)      s1 likewise
 * y  = clamp(requantize(s0 + s1, outputMultiplier, outputShift) + outputZeroPoint, activationMin, activationMax)
 * </pre>
 *
 * @param outputShape rank 0 to 6, the broadcast of both operands' shapes
 * @param leftShift headroom bits, 20 in TFLite
 * @param input0Multiplier Q31 fraction
 * @param input0Shift its exponent, -31 to 0
 * @param input1Multiplier Q31 fraction
 * @param input1Shift its exponent, -31 to 0
 * @param outputMultiplier Q31 fraction
 * @param outputShift its exponent, -31 to 0
 * @param outputZeroPoint -128 to 127
 * @param activationMin -128 to activationMax
 * @param activationMax to 127
 */
public record AddParameters(
        ElementwiseInput input0,
        ElementwiseInput input1,
        List<Integer> outputShape,
        int leftShift,
        int input0Multiplier,
        int input0Shift,
        int input1Multiplier,
        int input1Shift,
        int outputMultiplier,
        int outputShift,
        int outputZeroPoint,
        int activationMin,
        int activationMax) {
    public AddParameters {
        outputShape = List.copyOf(outputShape);
        Require.inRange("leftShift", leftShift, 0, 20);
        Require.multiplier("input0", input0Multiplier, input0Shift);
        Require.multiplier("input1", input1Multiplier, input1Shift);
        Require.multiplier("output", outputMultiplier, outputShift);
        Require.that(
                input0Shift <= 0 && input1Shift <= 0 && outputShift <= 0,
                "ADD takes multipliers below one: shifts are " + input0Shift + ", " + input1Shift + ", " + outputShift);
        Require.inRange("outputZeroPoint", outputZeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE);
        Require.activation(activationMin, activationMax);
    }
}
