package dev.mcusim.kernel;

/**
 * AVERAGE_POOL_2D and MAX_POOL_2D on int8, NHWC; input and output share scale and zero point (kernels/internal/reference/integer_ops/pooling.h).
 * Output pixel (y, x) covers input rows {@code y * strideHeight - padTop} to {@code + filterHeight - 1}, clipped to the image, and columns likewise.
 *
 * @param batch images, at least 1
 * @param padTop rows above the image; every window holds at least one pixel of the image
 * @param padLeft columns left of the image
 * @param activationMin -128 to activationMax
 * @param activationMax to 127
 */
public record PoolParameters(
        int batch,
        int inputHeight,
        int inputWidth,
        int channels,
        int filterHeight,
        int filterWidth,
        int strideHeight,
        int strideWidth,
        int padTop,
        int padLeft,
        int outputHeight,
        int outputWidth,
        int activationMin,
        int activationMax) {
    public PoolParameters {
        int limit = 1 << 16;
        Require.inRange("batch", batch, 1, limit);
        Require.inRange("inputHeight", inputHeight, 1, limit);
        Require.inRange("inputWidth", inputWidth, 1, limit);
        Require.inRange("channels", channels, 1, limit);
        Require.inRange("filterHeight", filterHeight, 1, limit);
        Require.inRange("filterWidth", filterWidth, 1, limit);
        Require.inRange("strideHeight", strideHeight, 1, limit);
        Require.inRange("strideWidth", strideWidth, 1, limit);
        Require.inRange("padTop", padTop, 0, filterHeight - 1);
        Require.inRange("padLeft", padLeft, 0, filterWidth - 1);
        Require.inRange("outputHeight", outputHeight, 1, (inputHeight + padTop - 1) / strideHeight + 1);
        Require.inRange("outputWidth", outputWidth, 1, (inputWidth + padLeft - 1) / strideWidth + 1);
        Require.activation(activationMin, activationMax);
    }
}
