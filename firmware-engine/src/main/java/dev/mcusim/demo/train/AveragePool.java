package dev.mcusim.demo.train;

/** The mean of every map: one pixel for every channel. */
public final class AveragePool implements Layer {

    private FeatureMaps shape;

    @Override
    public FeatureMaps forward(FeatureMaps input, boolean training) {
        FeatureMaps output = FeatureMaps.zeros(input.depth(), input.count(), 1, 1);
        float share = 1f / (input.height() * input.width());
        for (int c = 0; c < input.depth(); c++) {
            float[] in = input.channels()[c];
            for (int i = 0; i < in.length; i++) {
                output.channels()[c][i % input.count()] += share * in[i];
            }
        }
        if (training) {
            shape = input;
        }
        return output;
    }

    @Override
    public FeatureMaps backward(FeatureMaps gradient) {
        FeatureMaps toInput = shape.zerosAlike(shape.depth());
        float share = 1f / (shape.height() * shape.width());
        for (int c = 0; c < shape.depth(); c++) {
            float[] to = toInput.channels()[c];
            for (int i = 0; i < to.length; i++) {
                to[i] = share * gradient.channels()[c][i % shape.count()];
            }
        }
        return toInput;
    }
}
