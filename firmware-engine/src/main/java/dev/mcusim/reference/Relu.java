package dev.mcusim.reference;

import static dev.mcusim.reference.FixedPoint.multiplyByQuantizedMultiplier;

import dev.mcusim.model.ReluOptions;

/**
 * RELU, see {@link ReluOptions}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, micro/kernels/activations: ReluQuantized</a>
 */
final class Relu implements ReferenceOperator<ReluOptions> {
    @Override
    public void run(ReluOptions options, Operands operands) {
        byte[] input = operands.input(0);
        byte[] output = operands.output();
        for (int i = 0; i < input.length; i++) {
            int scaled = multiplyByQuantizedMultiplier(input[i] - options.inputZeroPoint(), options.multiplier());
            output[i] = (byte) options.activation().clamp(scaled + options.outputZeroPoint());
        }
    }
}
