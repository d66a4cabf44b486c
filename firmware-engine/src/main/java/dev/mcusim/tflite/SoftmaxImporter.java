package dev.mcusim.tflite;

import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.SoftmaxOptions;
import dev.mcusim.model.Tensor;
import org.tensorflow.lite.schema.BuiltinOptions;

/**
 * SOFTMAX from int8 to int8.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, kernels/internal/quantization_util: PreprocessSoftmaxScaling</a>
 */
final class SoftmaxImporter implements OperatorImporter {
    /** Integer bits of the scaled difference. */
    private static final int INTEGER_BITS = 5;

    private static final int FRACTION_BITS = 31 - INTEGER_BITS;

    /** The sum of exponentials has 12 integer bits. */
    private static final int MAX_DEPTH = 4095;

    /** From this factor on a difference of 1 already means a probability of zero; TFLite caps at 2^31 - 1, with the same results. */
    private static final double MAX_FACTOR = (1 << 30) - 1;

    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(1, 1);
        var options = source.options(BuiltinOptions.SoftmaxOptions, new org.tensorflow.lite.schema.SoftmaxOptions());
        Tensor input = source.int8Input(0);
        Tensor output = source.int8Output();
        source.expectShape(output, input.shape(), "the output");
        source.expectAxes(input, "input 0");
        if (input.shape().dimension(-1) > MAX_DEPTH) {
            throw source.reject(
                    ProblemCode.BAD_SHAPE,
                    "rows of " + input.shape().dimension(-1) + " elements, at most " + MAX_DEPTH + " are possible");
        }
        if (output.quantization().scale() != 1f / 256 || output.quantization().zeroPoint() != Byte.MIN_VALUE) {
            throw source.reject(ProblemCode.BAD_QUANTIZATION, "the output must have scale 1/256 and zero point -128");
        }
        double factor = (double) options.beta() * input.quantization().scale() * (1 << FRACTION_BITS);
        if (!(factor > 1)) {
            throw source.reject(
                    ProblemCode.BAD_QUANTIZATION, "beta " + options.beta() + " times the input's scale is too small");
        }
        QuantizedMultiplier multiplier = QuantizedMultiplier.of(Math.min(factor, MAX_FACTOR));
        long radius = (((1L << INTEGER_BITS) - 1) << FRACTION_BITS) >> multiplier.shift();
        return new SoftmaxOptions(multiplier.multiplier(), multiplier.shift(), (int) -radius);
    }
}
