package dev.mcusim.reference;

import dev.mcusim.model.MaxPool2dOptions;

/**
 * MAX_POOL_2D, see {@link MaxPool2dOptions}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, reference/integer_ops/pooling.h: MaxPool</a>
 */
final class MaxPool2d implements ReferenceOperator<MaxPool2dOptions> {
    @Override
    public void run(MaxPool2dOptions options, Operands operands) {
        Pooling.run(options.window(), operands, (sum, count, max) -> options.activation()
                .clamp(max));
    }
}
