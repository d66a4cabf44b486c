package dev.mcusim.model;

/**
 * AVERAGE_POOL_2D. Input: 0 image NHWC int8. Output: NHWC int8 with as many channels. The sum of the taps inside the image is divided by their number, rounded half away from zero. Input and output share scale and zero point.
 *
 * @param window without dilation
 */
public record AveragePool2dOptions(Window window, ActivationRange activation) implements OperatorOptions {
    @Override
    public OperatorKind kind() {
        return OperatorKind.AVERAGE_POOL_2D;
    }
}
