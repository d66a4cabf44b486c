package dev.mcusim.model;

import java.util.List;

/**
 * DEPTHWISE_CONV_2D. Inputs: 0 image NHWC int8; 1 filter int8, shape 1 x filterHeight x filterWidth x outC, zero point 0, constant; 2 bias int32 of outC,
 * constant, may be missing. Output: NHWC int8.
 *
 * @param depthMultiplier outC / inC; output channel c reads input channel {@code c / depthMultiplier}
 * @param multipliers inputScale * filterScale / outputScale for each output channel, always outC of them
 */
public record DepthwiseConv2dOptions(
        Window window,
        int depthMultiplier,
        int inputZeroPoint,
        int outputZeroPoint,
        List<QuantizedMultiplier> multipliers,
        ActivationRange activation)
        implements OperatorOptions {
    public DepthwiseConv2dOptions {
        multipliers = List.copyOf(multipliers);
    }

    @Override
    public OperatorKind kind() {
        return OperatorKind.DEPTHWISE_CONV_2D;
    }
}
