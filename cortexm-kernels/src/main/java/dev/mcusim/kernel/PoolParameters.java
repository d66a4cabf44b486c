package dev.mcusim.kernel;

/**
 * AVERAGE_POOL_2D and MAX_POOL_2D on int8; input and output share scale and zero point (kernels/internal/reference/integer_ops/pooling.h). Taps outside
 * the image do not count.
 *
 * @param input image, NHWC
 * @param output image, NHWC, with the batches and channels of the input
 * @param window without dilation; every output pixel's window holds at least one pixel of the image
 * @param activationMin -128 to activationMax
 * @param activationMax to 127
 */
public record PoolParameters(FeatureMap input, FeatureMap output, Window window, int activationMin, int activationMax) {
    public PoolParameters {
        Require.that(
                input.batches() == output.batches() && input.channels() == output.channels(),
                "a pool keeps batches and channels: " + input + " to " + output);
        Require.that(window.dilationHeight() == 1 && window.dilationWidth() == 1, "a pool has no dilation: " + window);
        Require.inRange("padTop", window.padTop(), 0, window.filterHeight() - 1);
        Require.inRange("padLeft", window.padLeft(), 0, window.filterWidth() - 1);
        Require.inRange(
                "output height",
                output.height(),
                1,
                (input.height() + window.padTop() - 1) / window.strideHeight() + 1);
        Require.inRange(
                "output width", output.width(), 1, (input.width() + window.padLeft() - 1) / window.strideWidth() + 1);
        Require.activation(activationMin, activationMax);
    }
}
