package dev.mcusim.reference;

import dev.mcusim.model.Relu6Options;

/**
 * RELU6, see {@link Relu6Options}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, micro/kernels/activations: Relu6Quantized</a>
 */
final class Relu6 implements ReferenceOperator<Relu6Options> {
    @Override
    public void run(Relu6Options options, Operands operands) {
        byte[] input = operands.input(0);
        byte[] output = operands.output();
        for (int i = 0; i < input.length; i++) {
            output[i] = (byte) options.activation().clamp(input[i]);
        }
    }
}
