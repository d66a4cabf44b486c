package dev.mcusim.kernel;

/**
 * DEPTHWISE_CONV_2D on int8: output channel c reads input channel {@code c / (outC / inC)}.
 *
 * @param input image, NHWC
 * @param output image, NHWC; its channels outC are a multiple of the input's
 * @param inputZeroPoint -128 to 127; also the value of the padding
 * @param weights int8 in order filterHeight, filterWidth, outC; their zero point is 0
 * @param bias one int32 per output channel
 */
public record DepthwiseParameters(
        FeatureMap input,
        FeatureMap output,
        Window window,
        int inputZeroPoint,
        OutputStage outputStage,
        byte[] weights,
        int[] bias) {
    public DepthwiseParameters {
        int outC = output.channels();
        if (outC % input.channels() != 0) {
            throw new IllegalArgumentException(
                    outC + " output channels are not a multiple of " + input.channels() + " input channels");
        }
        Geometry.check(input, output, window);
        Geometry.checkZeroPoint("inputZeroPoint", inputZeroPoint);
        Geometry.checkChannels(outC, outputStage, weights, (long) outC * window.taps(), bias);
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
        return (long) output.elements() * window.taps();
    }

    /** Output channels per input channel. */
    int depthMultiplier() {
        return output.channels() / input.channels();
    }
}
