package dev.mcusim.reference;

import dev.mcusim.model.AveragePool2dOptions;

/**
 * AVERAGE_POOL_2D, see {@link AveragePool2dOptions}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, reference/integer_ops/pooling.h: AveragePool</a>
 */
final class AveragePool2d implements ReferenceOperator<AveragePool2dOptions> {
    @Override
    public void run(AveragePool2dOptions options, Operands operands) {
        Pooling.run(options.window(), operands, (sum, count, max) -> {
            // Integer division truncates, so half the divisor, with the sum's sign, rounds to nearest.
            int average = sum > 0 ? (sum + count / 2) / count : (sum - count / 2) / count;
            return options.activation().clamp(average);
        });
    }
}
