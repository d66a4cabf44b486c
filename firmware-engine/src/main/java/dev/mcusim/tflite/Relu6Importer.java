package dev.mcusim.tflite;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Relu6Options;
import dev.mcusim.model.Tensor;

/** RELU6. The clamp comes from the input's quantization, and nothing is rescaled: so does TFLite Micro. */
final class Relu6Importer implements OperatorImporter {
    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(1, 1);
        Tensor input = source.int8Input(0);
        source.expectShape(source.int8Output(), input.shape(), "the output");
        return new Relu6Options(new ActivationRange(
                input.quantization().zeroPoint(), FusedActivation.quantize(6, input.quantization())));
    }
}
