package dev.mcusim.demo.train;

import java.util.Arrays;
import java.util.List;

/**
 * Batch normalization per channel (Ioffe and Szegedy, 2015): in training by the batch's own mean and variance, otherwise by their running averages.
 * {@link Sequential#folded} merges it into the convolution before it.
 */
public final class BatchNorm implements Layer {

    private static final double EPSILON = 1e-3;
    private static final float MOMENTUM = 0.95f;

    private final Parameter gamma;
    private final Parameter beta;
    private final float[] mean;
    private final float[] variance;

    private FeatureMaps normalized;
    private final float[] inverseDeviation;

    /**
     * A normalization that changes nothing but the batch's mean and variance.
     *
     * @param channels input and output channels
     */
    public BatchNorm(int channels) {
        gamma = new Parameter(ones(channels));
        beta = new Parameter(new float[channels]);
        mean = new float[channels];
        variance = ones(channels);
        inverseDeviation = new float[channels];
    }

    @Override
    public FeatureMaps forward(FeatureMaps input, boolean training) {
        FeatureMaps output = input.zerosAlike(input.depth());
        if (training) {
            normalized = input.zerosAlike(input.depth());
        }
        for (int c = 0; c < input.depth(); c++) {
            float[] in = input.channels()[c];
            float[] out = output.channels()[c];
            if (training) {
                float[] unit = normalized.channels()[c];
                normalize(c, in, unit);
                affine(unit, gamma.values()[c], beta.values()[c], out);
            } else {
                affine(in, scale(c), offset(c), out);
            }
        }
        return output;
    }

    @Override
    public FeatureMaps backward(FeatureMaps gradient) {
        FeatureMaps toInput = gradient.zerosAlike(gradient.depth());
        for (int c = 0; c < gradient.depth(); c++) {
            float[] from = gradient.channels()[c];
            float[] unit = normalized.channels()[c];
            float alongUnit = Rows.dot(from, unit);
            float sum = (float) Rows.sum(from);
            gamma.gradient()[c] += alongUnit;
            beta.gradient()[c] += sum;
            float factor = gamma.values()[c] * inverseDeviation[c];
            float meanAlong = alongUnit / from.length;
            float meanSum = sum / from.length;
            float[] to = toInput.channels()[c];
            for (int i = 0; i < to.length; i++) {
                to[i] = factor * (from[i] - meanSum - unit[i] * meanAlong);
            }
        }
        return toInput;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gamma, beta);
    }

    /** The convolution that computes what the given one followed by this layer computes outside training. */
    Layer foldInto(Convolution convolution) {
        float[] scale = new float[mean.length];
        float[] offset = new float[mean.length];
        for (int c = 0; c < mean.length; c++) {
            scale[c] = scale(c);
            offset[c] = offset(c);
        }
        return convolution.scaled(scale, offset);
    }

    private void normalize(int channel, float[] in, float[] out) {
        double batchMean = Rows.sum(in) / in.length;
        float center = (float) batchMean;
        affine(in, 1, -center, out);
        double batchVariance = (double) Rows.dot(out, out) / in.length;
        inverseDeviation[channel] = (float) (1 / Math.sqrt(batchVariance + EPSILON));
        affine(out, inverseDeviation[channel], 0, out);
        mean[channel] = MOMENTUM * mean[channel] + (1 - MOMENTUM) * center;
        variance[channel] = MOMENTUM * variance[channel] + (1 - MOMENTUM) * (float) batchVariance;
    }

    private float scale(int channel) {
        return (float) (gamma.values()[channel] / Math.sqrt(variance[channel] + EPSILON));
    }

    private float offset(int channel) {
        return beta.values()[channel] - mean[channel] * scale(channel);
    }

    private static void affine(float[] in, float scale, float offset, float[] out) {
        for (int i = 0; i < in.length; i++) {
            out[i] = scale * in[i] + offset;
        }
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
