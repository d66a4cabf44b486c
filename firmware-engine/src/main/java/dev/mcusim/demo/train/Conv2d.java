package dev.mcusim.demo.train;

import java.util.Arrays;
import java.util.List;

/**
 * A convolution with SAME padding over all input channels; weights in the order OHWI.
 *
 * <p>It is a matrix product of the weights with the rows that {@link Window#gather} makes for every tap and input channel.
 */
public final class Conv2d implements Layer, Convolution {

    private final int inputs;
    private final int size;
    private final int stride;
    private final Parameter weights;
    private final float[] bias;

    private FeatureMaps input;

    /**
     * A convolution with random weights.
     *
     * @param inputs input channels
     * @param outputs output channels
     * @param size window rows and columns
     * @param stride step in both directions
     * @param random gives the weights
     */
    public Conv2d(int inputs, int outputs, int size, int stride, Gaussian random) {
        this(
                inputs,
                size,
                stride,
                Parameter.random(outputs * size * size * inputs, size * size * inputs, random),
                new float[outputs]);
    }

    private Conv2d(int inputs, int size, int stride, Parameter weights, float[] bias) {
        this.inputs = inputs;
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
        }
        float[][] columns = gather(window, maps.channels());
        Rows.multiplyAdd(output.channels(), weights.values(), columns.length, 1, columns);
        if (training) {
            input = maps;
        }
        return output;
    }

    @Override
    public FeatureMaps backward(FeatureMaps gradient) {
        Window window = Window.over(input, size, stride);
        float[][] columns = gather(window, input.channels());
        Rows.addDotProducts(weights.gradient(), gradient.channels(), columns);
        float[][] toColumns = new float[columns.length][gradient.positions()];
        Rows.multiplyAdd(toColumns, weights.values(), 1, columns.length, gradient.channels());
        return scatter(window, toColumns);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights);
    }

    @Override
    public Conv2d scaled(float[] scale, float[] offset) {
        float[] scaledWeights = weights.values().clone();
        float[] scaledBias = new float[bias.length];
        int length = scaledWeights.length / bias.length;
        for (int i = 0; i < scaledWeights.length; i++) {
            scaledWeights[i] *= scale[i / length];
        }
        for (int c = 0; c < bias.length; c++) {
            scaledBias[c] = scale[c] * bias[c] + offset[c];
        }
        return new Conv2d(inputs, size, stride, new Parameter(scaledWeights), scaledBias);
    }

    /**
     * Input channels.
     *
     * @return at least 1
     */
    public int inputs() {
        return inputs;
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

    /** A row for every tap and input channel. */
    private float[][] gather(Window window, float[][] channels) {
        if (window.isIdentity()) {
            return channels;
        }
        float[][] columns = new float[window.taps() * inputs][];
        for (int row = 0; row < columns.length; row++) {
            columns[row] = window.gather(channels[row % inputs], row / inputs);
        }
        return columns;
    }

    private FeatureMaps scatter(Window window, float[][] columns) {
        if (window.isIdentity()) {
            return new FeatureMaps(columns, window.count(), window.height(), window.width());
        }
        FeatureMaps toInput = window.input(inputs);
        for (int row = 0; row < columns.length; row++) {
            Rows.addScaled(toInput.channels()[row % inputs], 1, window.scatter(columns[row], row / inputs));
        }
        return toInput;
    }
}
