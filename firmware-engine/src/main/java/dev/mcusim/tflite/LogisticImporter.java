package dev.mcusim.tflite;

import dev.mcusim.model.LogisticOptions;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.Tensor;

/**
 * LOGISTIC from int8 to int8.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, micro/kernels/logistic_common</a>
 */
final class LogisticImporter implements OperatorImporter {
    /** Integer bits of the scaled input. */
    private static final int INTEGER_BITS = 4;

    private static final int FRACTION_BITS = 31 - INTEGER_BITS;

    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(1, 1);
        Tensor input = source.int8Input(0);
        Tensor output = source.int8Output();
        source.expectShape(output, input.shape(), "the output");
        if (output.quantization().zeroPoint() != Byte.MIN_VALUE) {
            throw source.reject(ProblemCode.BAD_QUANTIZATION, "the output must have zero point -128");
        }
        double factor = (double) input.quantization().scale() * (1 << FRACTION_BITS);
        if (factor >= QuantizedMultiplier.LIMIT) {
            // One step is 8 or more: a radius of 0, with which every value saturates before it is scaled.
            return new LogisticOptions(input.quantization().zeroPoint(), 0, 0, 0);
        }
        QuantizedMultiplier scale = source.multiplier(factor);
        if (scale.shift() < 0 || scale.multiplier() == 0) {
            throw source.reject(
                    ProblemCode.BAD_QUANTIZATION,
                    "the input's scale " + input.quantization().scale() + " is too small");
        }
        long radius = (((1L << INTEGER_BITS) - 1) << FRACTION_BITS) >> scale.shift();
        return new LogisticOptions(input.quantization().zeroPoint(), scale.multiplier(), scale.shift(), (int) radius);
    }
}
