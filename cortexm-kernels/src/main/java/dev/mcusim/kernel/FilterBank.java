package dev.mcusim.kernel;

/**
 * The constant side of a multiply-accumulate layer: for each output channel a row of weights and a bias. The input's
 * zero point is folded into the bias: {@code bias + sum w * (x - zeroPoint) = (bias - zeroPoint * sum w) + sum w *
 * x}.
 *
 * @param channels output channels
 * @param depth weights per channel
 * @param weights channels x depth, -255 to 255
 * @param bias one per channel
 * @param inputZeroPoint -128 to 127
 */
record FilterBank(int channels, int depth, int[] weights, int[] bias, int inputZeroPoint) {

    int weight(int channel, int k) {
        return weights[channel * depth + k];
    }

    /** What the sum of products of raw inputs starts from; wraps around as the reference's 32-bit sum does. */
    int foldedBias(int channel) {
        int folded = bias[channel];
        for (int k = 0; k < depth; k++) {
            folded -= inputZeroPoint * weight(channel, k);
        }
        return folded;
    }

    /** Bounds of the channel's sum over all int8 inputs. */
    SumRange range(int channel) {
        SumRange.Builder range = new SumRange.Builder(bias[channel], inputZeroPoint);
        for (int k = 0; k < depth; k++) {
            range.add(weight(channel, k));
        }
        return range.build();
    }
}
