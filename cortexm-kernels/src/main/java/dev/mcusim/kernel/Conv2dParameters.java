package dev.mcusim.kernel;

/**
 * CONV_2D on int8. With more than one group, output channel c sees only the input channels of group {@code c / (outC
 * / groups)}.
 *
 * @param input image, NHWC
 * @param output image, NHWC; its channels are outC
 * @param groups divides the channels of input and output; 1 for an ordinary convolution
 * @param inputZeroPoint -128 to 127; also the value of the padding
 * @param weights int8 in order outC, filterHeight, filterWidth, inC / groups; their zero point is 0
 * @param bias one int32 per output channel
 */
public record Conv2dParameters(
        FeatureMap input,
        FeatureMap output,
        Window window,
        int groups,
        int inputZeroPoint,
        OutputStage outputStage,
        byte[] weights,
        int[] bias) {
    public Conv2dParameters {
        int outC = output.channels();
        if (groups < 1 || input.channels() % groups != 0 || outC % groups != 0) {
            throw new IllegalArgumentException(
                    groups + " groups do not divide " + input.channels() + " input and " + outC + " output channels");
        }
        Geometry.check(input, output, window);
        Geometry.checkZeroPoint("inputZeroPoint", inputZeroPoint);
        Geometry.checkChannels(
                outC, outputStage, weights, (long) outC * window.taps() * (input.channels() / groups), bias);
        weights = weights.clone();
        bias = bias.clone();
    }

    /** A copy of the weights. */
    @Override
    public byte[] weights() {
        return weights.clone();
    }

    /** A copy of the bias. */
    @Override
    public int[] bias() {
        return bias.clone();
    }

    /** Multiply-accumulates, those of taps in the padding included. */
    public long macs() {
        return (long) output.elements() * depth();
    }

    /** Weights of one output channel: taps times input channels per group. */
    int depth() {
        return window.taps() * (input.channels() / groups);
    }
}
