package dev.mcusim.demo.train;

import java.util.Arrays;
import java.util.List;

/** A fully connected layer on maps of one pixel; weights in the order output, input. */
public final class Dense implements Layer {

    private final int inputs;
    private final Parameter weights;
    private final Parameter bias;

    private FeatureMaps input;

    /**
     * A layer with random weights and no bias yet.
     *
     * @param inputs input channels
     * @param outputs output channels
     * @param random gives the weights
     */
    public Dense(int inputs, int outputs, Gaussian random) {
        this.inputs = inputs;
        weights = Parameter.random(outputs * inputs, 2 * inputs, random);
        bias = new Parameter(new float[outputs]);
    }

    @Override
    public FeatureMaps forward(FeatureMaps maps, boolean training) {
        FeatureMaps output = maps.zerosAlike(outputs());
        for (int c = 0; c < outputs(); c++) {
            Arrays.fill(output.channels()[c], bias.values()[c]);
        }
        Rows.multiplyAdd(output.channels(), weights.values(), inputs, 1, maps.channels());
        if (training) {
            input = maps;
        }
        return output;
    }

    @Override
    public FeatureMaps backward(FeatureMaps gradient) {
        Rows.addDotProducts(weights.gradient(), gradient.channels(), input.channels());
        for (int c = 0; c < outputs(); c++) {
            bias.gradient()[c] += (float) Rows.sum(gradient.channels()[c]);
        }
        FeatureMaps toInput = gradient.zerosAlike(inputs);
        Rows.multiplyAdd(toInput.channels(), weights.values(), 1, inputs, gradient.channels());
        return toInput;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights, bias);
    }

    /**
     * Input channels.
     *
     * @return at least 1
     */
    public int inputs() {
        return inputs;
    }

    /**
     * Output channels.
     *
     * @return at least 1
     */
    public int outputs() {
        return bias.values().length;
    }

    /**
     * The weights.
     *
     * @return not a copy
     */
    public float[] weights() {
        return weights.values();
    }

    /**
     * The bias.
     *
     * @return one value for every output, not a copy
     */
    public float[] bias() {
        return bias.values();
    }
}
