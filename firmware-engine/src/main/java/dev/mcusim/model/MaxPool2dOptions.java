package dev.mcusim.model;

/**
 * MAX_POOL_2D. Input: 0 image NHWC int8. Output: NHWC int8 with as many channels. The largest tap inside the image. Input and output share scale and zero point.
 *
 * @param window without dilation
 */
public record MaxPool2dOptions(Window window, ActivationRange activation) implements OperatorOptions {
    @Override
    public OperatorKind kind() {
        return OperatorKind.MAX_POOL_2D;
    }
}
