package dev.mcusim.demo.train;

/**
 * Trained numbers and the gradient of the loss with respect to them.
 *
 * @param values changed by {@link Adam}
 * @param gradient of the same length; backward passes add to it, {@link Adam} clears it
 */
@SuppressWarnings("ArrayRecordComponent") // changed in place, that is what training is
public record Parameter(float[] values, float[] gradient) {

    /** Starts with the given values and no gradient. */
    Parameter(float[] values) {
        this(values, new float[values.length]);
    }

    /** Normally distributed weights with the variance 2 / fanIn (He et al., "Delving Deep into Rectifiers", 2015). */
    static Parameter random(int length, int fanIn, Gaussian random) {
        float[] values = new float[length];
        double deviation = Math.sqrt(2.0 / fanIn);
        for (int i = 0; i < length; i++) {
            values[i] = (float) (deviation * random.next());
        }
        return new Parameter(values);
    }
}
