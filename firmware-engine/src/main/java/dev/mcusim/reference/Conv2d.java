package dev.mcusim.reference;

import static dev.mcusim.reference.FixedPoint.multiplyByQuantizedMultiplier;

import dev.mcusim.model.Conv2dOptions;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Window;

/**
 * CONV_2D, see {@link Conv2dOptions}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, reference/integer_ops/conv.h: ConvPerChannel</a>
 */
final class Conv2d implements ReferenceOperator<Conv2dOptions> {
    @Override
    public void run(Conv2dOptions options, Operands operands) {
        Shape filterShape = operands.inputShape(1);
        Image input = new Image(operands.input(0), operands.inputShape(0));
        Image filter = new Image(operands.input(1), filterShape);
        Image output = new Image(operands.output(), operands.outputShape());
        int channels = filterShape.dimension(0);
        int channelsPerGroup = channels / options.groups();
        int filterDepth = filterShape.dimension(3);
        int[] bias = operands.bias(2, channels);

        output.forEachPixel((batch, y, x) -> {
            for (int channel = 0; channel < channels; channel++) {
                int firstInput = channel / channelsPerGroup * filterDepth;
                int accumulator = bias[channel]
                        + dot(
                                options.window(),
                                options.inputZeroPoint(),
                                input,
                                firstInput,
                                filter,
                                batch,
                                y,
                                x,
                                channel);
                int scaled = multiplyByQuantizedMultiplier(
                        accumulator, options.multipliers().get(channel));
                output.set(batch, y, x, channel, options.activation().clamp(scaled + options.outputZeroPoint()));
            }
        });
    }

    private static int dot(
            Window window,
            int inputZeroPoint,
            Image input,
            int firstInput,
            Image filter,
            int batch,
            int outY,
            int outX,
            int channel) {
        int sum = 0;
        for (int filterY = 0; filterY < window.filterHeight(); filterY++) {
            int y = outY * window.strideHeight() - window.padTop() + filterY * window.dilationHeight();
            for (int filterX = 0; filterX < window.filterWidth(); filterX++) {
                int x = outX * window.strideWidth() - window.padLeft() + filterX * window.dilationWidth();
                if (input.contains(y, x)) {
                    for (int c = 0; c < filter.depth(); c++) {
                        int value = input.get(batch, y, x, firstInput + c) - inputZeroPoint;
                        sum += value * filter.get(channel, filterY, filterX, c);
                    }
                }
            }
        }
        return sum;
    }
}
