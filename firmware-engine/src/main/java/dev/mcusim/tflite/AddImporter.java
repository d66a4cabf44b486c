package dev.mcusim.tflite;

import dev.mcusim.model.AddOptions;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.Tensor;
import org.tensorflow.lite.schema.BuiltinOptions;

/**
 * ADD.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, micro/kernels/add_common</a>
 */
final class AddImporter implements OperatorImporter {
    private static final int LEFT_SHIFT = 20;

    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(2, 2);
        var options = source.options(BuiltinOptions.AddOptions, new org.tensorflow.lite.schema.AddOptions());
        Tensor input1 = source.int8Input(0);
        Tensor input2 = source.int8Input(1);
        Tensor output = source.int8Output();
        Broadcast.check(source, input1, input2, output);
        double scale1 = input1.quantization().scale();
        double scale2 = input2.quantization().scale();
        double twiceMax = 2 * Math.max(scale1, scale2);
        return new AddOptions(
                input1.quantization().zeroPoint(),
                input2.quantization().zeroPoint(),
                output.quantization().zeroPoint(),
                LEFT_SHIFT,
                belowOne(source, scale1 / twiceMax),
                belowOne(source, scale2 / twiceMax),
                belowOne(
                        source,
                        twiceMax
                                / ((1 << LEFT_SHIFT)
                                        * (double) output.quantization().scale())),
                FusedActivation.range(source, options.fusedActivationFunction(), output));
    }

    private static QuantizedMultiplier belowOne(OperatorSource source, double factor) {
        if (factor >= 1) {
            throw source.reject(
                    ProblemCode.BAD_QUANTIZATION,
                    "the output's scale is too small beside the inputs' by a factor of " + factor);
        }
        return source.multiplier(factor);
    }
}
