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

    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(1, 1);
        var options = source.options(BuiltinOptions.SoftmaxOptions, new org.tensorflow.lite.schema.SoftmaxOptions());
        Tensor input = source.int8Input(0);
        Tensor output = source.int8Output();
        source.expectShape(output, input.shape(), "the output");
        if (input.shape().rank() < 1) {
            throw source.reject(ProblemCode.BAD_SHAPE, "a scalar has no softmax");
        }
        if (output.quantization().scale() != 1f / 256 || output.quantization().zeroPoint() != Byte.MIN_VALUE) {
            throw source.reject(ProblemCode.BAD_QUANTIZATION, "the output must have scale 1/256 and zero point -128");
        }
        double factor = Math.min(
                (double) options.beta() * input.quantization().scale() * (1 << FRACTION_BITS), Integer.MAX_VALUE);
        if (!(factor > 1)) {
            throw source.reject(
                    ProblemCode.BAD_QUANTIZATION, "beta " + options.beta() + " times the input's scale is too small");
        }
        return prepared(factor);
    }

    private static SoftmaxOptions prepared(double factor) {
        // The factor may reach 2^31, beyond what a QuantizedMultiplier takes, so its exponent is split off here.
        int leftShift = Math.getExponent(factor) + 1;
        QuantizedMultiplier fraction = QuantizedMultiplier.of(Math.scalb(factor, -leftShift));
        leftShift += fraction.shift();
        long radius = (((1L << INTEGER_BITS) - 1) << FRACTION_BITS) >> leftShift;
        return new SoftmaxOptions(fraction.multiplier(), leftShift, (int) -radius);
    }
}
