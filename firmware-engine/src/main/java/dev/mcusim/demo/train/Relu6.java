package dev.mcusim.demo.train;

/** Clamps to the range from 0 to 6. */
public final class Relu6 implements Layer {

    /** The upper bound. */
    public static final float CEILING = 6;

    private FeatureMaps output;

    @Override
    public FeatureMaps forward(FeatureMaps input, boolean training) {
        FeatureMaps clamped = input.zerosAlike(input.depth());
        for (int c = 0; c < input.depth(); c++) {
            float[] in = input.channels()[c];
            float[] out = clamped.channels()[c];
            for (int i = 0; i < in.length; i++) {
                out[i] = Math.min(CEILING, Math.max(0, in[i]));
            }
        }
        if (training) {
            output = clamped;
        }
        return clamped;
    }

    @Override
    public FeatureMaps backward(FeatureMaps gradient) {
        FeatureMaps toInput = gradient.zerosAlike(gradient.depth());
        for (int c = 0; c < gradient.depth(); c++) {
            float[] out = output.channels()[c];
            float[] from = gradient.channels()[c];
            float[] to = toInput.channels()[c];
            for (int i = 0; i < to.length; i++) {
                to[i] = out[i] > 0 && out[i] < CEILING ? from[i] : 0;
            }
        }
        return toInput;
    }
}
