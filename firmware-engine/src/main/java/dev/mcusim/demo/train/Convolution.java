package dev.mcusim.demo.train;

/**
 * What {@link Conv2d} and {@link DepthwiseConv2d} have in common for folding and export.
 *
 * <p>The bias is no parameter: in training a {@link BatchNorm} follows, which would cancel it, and it stays 0. Folding gives it a value.
 */
public interface Convolution {

    /**
     * Window rows and columns.
     *
     * @return at least 1
     */
    int size();

    /**
     * The step in both directions.
     *
     * @return at least 1
     */
    int stride();

    /**
     * The weights in TensorFlow Lite's order.
     *
     * @return not a copy
     */
    float[] weights();

    /**
     * Added to every position of an output channel.
     *
     * @return one value for every output channel, not a copy
     */
    float[] bias();

    /** A copy whose output is {@code scale[c] * output[c] + offset[c]} for every output channel c. */
    Layer scaled(float[] scale, float[] offset);
}
