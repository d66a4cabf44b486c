package dev.mcusim.demo.train;

import java.util.List;

/** A body whose input is added to its output. */
public final class Residual implements Layer {

    private final Sequential body;

    /**
     * Wraps layers.
     *
     * @param body keeps the shape of the maps
     */
    public Residual(Sequential body) {
        this.body = body;
    }

    @Override
    public FeatureMaps forward(FeatureMaps input, boolean training) {
        return sum(body.forward(input, training), input);
    }

    @Override
    public FeatureMaps backward(FeatureMaps gradient) {
        return sum(body.backward(gradient), gradient);
    }

    @Override
    public List<Parameter> parameters() {
        return body.parameters();
    }

    /**
     * What is on the longer of the two ways.
     *
     * @return the layers given at construction
     */
    public Sequential body() {
        return body;
    }

    private static FeatureMaps sum(FeatureMaps a, FeatureMaps b) {
        FeatureMaps sum = a.zerosAlike(a.depth());
        for (int c = 0; c < a.depth(); c++) {
            System.arraycopy(a.channels()[c], 0, sum.channels()[c], 0, a.positions());
            Rows.addScaled(sum.channels()[c], 1, b.channels()[c]);
        }
        return sum;
    }
}
