package dev.mcusim.reference;

import static dev.mcusim.reference.FixedPoint.multiplyByQuantizedMultiplier;

import dev.mcusim.model.FullyConnectedOptions;
import dev.mcusim.model.Shape;

/**
 * FULLY_CONNECTED, see {@link FullyConnectedOptions}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, reference/integer_ops/fully_connected.h</a>
 */
final class FullyConnected implements ReferenceOperator<FullyConnectedOptions> {
    @Override
    public void run(FullyConnectedOptions options, Operands operands) {
        Shape weightsShape = operands.inputShape(1);
        int units = weightsShape.dimension(0);
        int depth = weightsShape.dimension(1);
        byte[] input = operands.input(0);
        byte[] weights = operands.input(1);
        byte[] output = operands.output();
        int[] bias = operands.bias(2, units);

        for (int i = 0; i < output.length; i++) {
            int batch = i / units;
            int unit = i % units;
            int accumulator = bias[unit];
            for (int d = 0; d < depth; d++) {
                accumulator += (input[batch * depth + d] - options.inputZeroPoint())
                        * (weights[unit * depth + d] - options.weightsZeroPoint());
            }
            int scaled = multiplyByQuantizedMultiplier(accumulator, options.multiplier(unit));
            output[i] = (byte) options.activation().clamp(scaled + options.outputZeroPoint());
        }
    }
}
