package dev.mcusim.tflite;

import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.Window;
import org.tensorflow.lite.schema.Padding;

/**
 * Turns a padding scheme into explicit padding and checks the output's size.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, kernels/padding.h: ComputePaddingHeightWidth</a>
 */
record WindowGeometry(byte padding, int strideHeight, int strideWidth, int dilationHeight, int dilationWidth) {

    private static final int LARGEST = 65_535;

    /** Explicit window for an NHWC input; checks that the output is as high and wide as it must be. */
    Window window(OperatorSource source, int filterHeight, int filterWidth, Tensor input, Tensor output) {
        source.expectImage(input, "input 0");
        source.expectImage(output, "the output");
        int padTop = padBefore(source, input.shape(), output.shape(), 1, filterHeight, strideHeight, dilationHeight);
        int padLeft = padBefore(source, input.shape(), output.shape(), 2, filterWidth, strideWidth, dilationWidth);
        return new Window(
                filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, padTop, padLeft);
    }

    private int padBefore(
            OperatorSource source, Shape input, Shape output, int axis, int filter, int stride, int dilation) {
        long covered = (filter - 1L) * dilation + 1;
        if (Math.min(filter, Math.min(stride, dilation)) < 1
                || Math.max(stride, dilation) > LARGEST
                || covered > LARGEST) {
            throw source.reject(
                    ProblemCode.BAD_OPTION,
                    "filter size " + filter + ", stride " + stride + " and dilation " + dilation
                            + " must be at least 1, and not cover more than " + LARGEST + " pixels");
        }
        long in = input.dimension(axis);
        long out =
                switch (padding) {
                    case Padding.SAME -> (in + stride - 1) / stride;
                    case Padding.VALID -> Math.max(0, in - covered + stride) / stride;
                    default -> throw source.reject(
                            ProblemCode.BAD_OPTION, "padding scheme " + padding + " does not exist");
                };
        if (output.dimension(axis) != out) {
            throw source.reject(
                    ProblemCode.BAD_SHAPE,
                    "dimension " + axis + " of the output is " + output.dimension(axis) + ", not " + out);
        }
        return (int) (Math.max(0, (out - 1) * stride + covered - in) / 2);
    }
}
