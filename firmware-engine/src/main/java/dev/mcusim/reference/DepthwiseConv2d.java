package dev.mcusim.reference;

import static dev.mcusim.reference.FixedPoint.multiplyByQuantizedMultiplier;

import dev.mcusim.model.DepthwiseConv2dOptions;
import dev.mcusim.model.Window;

/**
 * DEPTHWISE_CONV_2D, see {@link DepthwiseConv2dOptions}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, reference/integer_ops/depthwise_conv.h: DepthwiseConvPerChannel</a>
 */
final class DepthwiseConv2d implements ReferenceOperator<DepthwiseConv2dOptions> {
    @Override
    public void run(DepthwiseConv2dOptions options, Operands operands) {
        Image input = new Image(operands.input(0), operands.inputShape(0));
        Image filter = new Image(operands.input(1), operands.inputShape(1));
        Image output = new Image(operands.output(), operands.outputShape());
        int[] bias = operands.bias(2, output.depth());

        output.forEachPixel((batch, y, x) -> {
            for (int channel = 0; channel < output.depth(); channel++) {
                int accumulator = bias[channel] + dot(options, input, filter, batch, y, x, channel);
                int scaled = multiplyByQuantizedMultiplier(
                        accumulator, options.multipliers().get(channel));
                output.set(batch, y, x, channel, options.activation().clamp(scaled + options.outputZeroPoint()));
            }
        });
    }

    private static int dot(
            DepthwiseConv2dOptions options, Image input, Image filter, int batch, int outY, int outX, int channel) {
        Window window = options.window();
        int inputChannel = channel / options.depthMultiplier();
        int sum = 0;
        for (int filterY = 0; filterY < window.filterHeight(); filterY++) {
            int y = outY * window.strideHeight() - window.padTop() + filterY * window.dilationHeight();
            for (int filterX = 0; filterX < window.filterWidth(); filterX++) {
                int x = outX * window.strideWidth() - window.padLeft() + filterX * window.dilationWidth();
                if (input.contains(y, x)) {
                    int value = input.get(batch, y, x, inputChannel) - options.inputZeroPoint();
                    sum += value * filter.get(0, filterY, filterX, channel);
                }
            }
        }
        return sum;
    }
}
