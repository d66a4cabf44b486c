package dev.mcusim.reference;

import static dev.mcusim.reference.FixedPoint.multiplyByQuantizedMultiplier;

import dev.mcusim.model.MulOptions;

/**
 * MUL, see {@link MulOptions}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, reference/integer_ops/mul.h: MulElementwise</a>
 */
final class Mul implements ReferenceOperator<MulOptions> {
    @Override
    public void run(MulOptions options, Operands operands) {
        BinaryElements.apply(operands, (a, b) -> {
            int product = (a - options.input1ZeroPoint()) * (b - options.input2ZeroPoint());
            int scaled = multiplyByQuantizedMultiplier(product, options.outputMultiplier());
            return options.activation().clamp(scaled + options.outputZeroPoint());
        });
    }
}
