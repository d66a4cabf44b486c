package dev.mcusim.reference;

import static dev.mcusim.reference.FixedPoint.multiplyByQuantizedMultiplier;

import dev.mcusim.model.AddOptions;

/**
 * ADD, see {@link AddOptions}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, reference/integer_ops/add.h: AddFunc</a>
 */
final class Add implements ReferenceOperator<AddOptions> {
    @Override
    public void run(AddOptions options, Operands operands) {
        BinaryElements.apply(operands, (a, b) -> {
            int scaled1 = multiplyByQuantizedMultiplier(
                    (a - options.input1ZeroPoint()) << options.leftShift(), options.input1Multiplier());
            int scaled2 = multiplyByQuantizedMultiplier(
                    (b - options.input2ZeroPoint()) << options.leftShift(), options.input2Multiplier());
            int sum = multiplyByQuantizedMultiplier(scaled1 + scaled2, options.outputMultiplier());
            return options.activation().clamp(sum + options.outputZeroPoint());
        });
    }
}
