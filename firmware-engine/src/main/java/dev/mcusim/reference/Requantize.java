package dev.mcusim.reference;

import static dev.mcusim.reference.FixedPoint.multiplyByQuantizedMultiplier;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.RequantizeOptions;

/**
 * QUANTIZE from int8 to int8, see {@link RequantizeOptions}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, reference/requantize.h</a>
 */
final class Requantize implements ReferenceOperator<RequantizeOptions> {
    @Override
    public void run(RequantizeOptions options, Operands operands) {
        byte[] input = operands.input(0);
        byte[] output = operands.output();
        for (int i = 0; i < output.length; i++) {
            int scaled = multiplyByQuantizedMultiplier(input[i] - options.inputZeroPoint(), options.multiplier());
            output[i] = (byte) ActivationRange.INT8.clamp(scaled + options.outputZeroPoint());
        }
    }
}
