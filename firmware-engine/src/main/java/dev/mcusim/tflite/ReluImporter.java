package dev.mcusim.tflite;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.ReluOptions;
import dev.mcusim.model.Tensor;

/** RELU. */
final class ReluImporter implements OperatorImporter {
    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(1, 1);
        Tensor input = source.int8Input(0);
        Tensor output = source.int8Output();
        source.expectShape(output, input.shape(), "the output");
        // TFLite divides these two in 32-bit floating point.
        float scale = input.quantization().scale() / output.quantization().scale();
        return new ReluOptions(
                input.quantization().zeroPoint(),
                output.quantization().zeroPoint(),
                source.multiplier(scale, 255),
                new ActivationRange(output.quantization().zeroPoint(), Byte.MAX_VALUE));
    }
}
