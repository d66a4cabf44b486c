package dev.mcusim.tflite;

import dev.mcusim.model.MulOptions;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Tensor;
import org.tensorflow.lite.schema.BuiltinOptions;

/** MUL. */
final class MulImporter implements OperatorImporter {
    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(2, 2);
        var options = source.options(BuiltinOptions.MulOptions, new org.tensorflow.lite.schema.MulOptions());
        Tensor input1 = source.int8Input(0);
        Tensor input2 = source.int8Input(1);
        Tensor output = source.int8Output();
        Broadcast.check(source, input1, input2, output);
        double product =
                (double) input1.quantization().scale() * input2.quantization().scale();
        return new MulOptions(
                input1.quantization().zeroPoint(),
                input2.quantization().zeroPoint(),
                output.quantization().zeroPoint(),
                source.multiplier(product / output.quantization().scale(), 255 * 255),
                FusedActivation.range(source, options.fusedActivationFunction(), output));
    }
}
