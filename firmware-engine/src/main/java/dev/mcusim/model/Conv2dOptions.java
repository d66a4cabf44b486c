package dev.mcusim.model;

import java.util.List;

/**
 * CONV_2D. Inputs: 0 image NHWC int8; 1 filter int8, shape outC x filterHeight x filterWidth x (inC / groups), zero point 0, constant;
 * 2 bias int32 of outC, constant, may be missing. Output: NHWC int8.
 *
 * @param groups inC divided by the filter's depth; output channel c belongs to group {@code c / (outC / groups)}; 1 for an ordinary convolution
 * @param multipliers inputScale * filterScale / outputScale for each output channel, always outC of them
 */
public record Conv2dOptions(
        Window window,
        int groups,
        int inputZeroPoint,
        int outputZeroPoint,
        List<QuantizedMultiplier> multipliers,
        ActivationRange activation)
        implements OperatorOptions {
    public Conv2dOptions {
        multipliers = List.copyOf(multipliers);
    }

    @Override
    public OperatorKind kind() {
        return OperatorKind.CONV_2D;
    }
}
