package dev.mcusim.demo.train;

import java.util.Arrays;
import java.util.List;

/** A convolution with SAME padding of every channel with a window of its own; weights in the order 1HWC. */
public final class DepthwiseConv2d implements Layer, Convolution {

    private final int size;
    private final int stride;
    private final Parameter weights;
    private final float[] bias;

    private FeatureMaps input;

    /**
     * A depthwise convolution with random weights.
     *
     * @param channels input and output channels
     * @param size window rows and columns
     * @param stride step in both directions
     * @param random gives the weights
     */
    public DepthwiseConv2d(int channels, int size, int stride, Gaussian random) {
        this(size, stride, Parameter.random(size * size * channels, size * size, random), new float[channels]);
    }

    private DepthwiseConv2d(int size, int stride, Parameter weights, float[] bias) {
        this.size = size;
        this.stride = stride;
        this.weights = weights;
        this.bias = bias;
    }

    @Override
    public FeatureMaps forward(FeatureMaps maps, boolean training) {
        Window window = Window.over(maps, size, stride);
        FeatureMaps output = window.output(bias.length);
        for (int c = 0; c < bias.length; c++) {
            Arrays.fill(output.channels()[c], bias[c]);
            multiplyAdd(output.channels()[c], c, gather(window, maps.channels()[c]));
        }
        if (training) {
            input = maps;
        }
        return output;
    }

    @Override
    public FeatureMaps backward(FeatureMaps gradient) {
        Window window = Window.over(input, size, stride);
        FeatureMaps toInput = window.input(bias.length);
        for (int c = 0; c < bias.length; c++) {
            float[] row = gradient.channels()[c];
            float[] toTaps = new float[window.taps()];
            Rows.addDotProducts(toTaps, new float[][] {row}, gather(window, input.channels()[c]));
            float[][] scattered = new float[window.taps()][];
            for (int tap = 0; tap < toTaps.length; tap++) {
                weights.gradient()[tap * bias.length + c] += toTaps[tap];
                scattered[tap] = window.scatter(row, tap);
            }
            multiplyAdd(toInput.channels()[c], c, scattered);
        }
        return toInput;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights);
    }

    @Override
    public DepthwiseConv2d scaled(float[] scale, float[] offset) {
        float[] scaledWeights = weights.values().clone();
        float[] scaledBias = new float[bias.length];
        for (int i = 0; i < scaledWeights.length; i++) {
            scaledWeights[i] *= scale[i % bias.length];
        }
        for (int c = 0; c < bias.length; c++) {
            scaledBias[c] = scale[c] * bias[c] + offset[c];
        }
        return new DepthwiseConv2d(size, stride, new Parameter(scaledWeights), scaledBias);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int stride() {
        return stride;
    }

    @Override
    public float[] weights() {
        return weights.values();
    }

    @Override
    public float[] bias() {
        return bias;
    }

    private static float[][] gather(Window window, float[] channel) {
        float[][] seen = new float[window.taps()][];
        for (int tap = 0; tap < seen.length; tap++) {
            seen[tap] = window.gather(channel, tap);
        }
        return seen;
    }

    /** Adds the rows of all taps, each times the tap's weight in a channel. */
    private void multiplyAdd(float[] out, int channel, float[][] rows) {
        float[] taps = new float[rows.length];
        for (int tap = 0; tap < taps.length; tap++) {
            taps[tap] = weights.values()[tap * bias.length + channel];
        }
        Rows.multiplyAdd(new float[][] {out}, taps, taps.length, 1, rows);
    }
}
