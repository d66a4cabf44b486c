package dev.mcusim.tflite;

import dev.mcusim.model.DequantizeOptions;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorType;

/** DEQUANTIZE from int8 to float32. */
final class DequantizeImporter implements OperatorImporter {
    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(1, 1);
        Tensor input = source.int8Input(0);
        Tensor output = source.output();
        source.expectType(output, TensorType.FLOAT32, "the output");
        source.expectShape(output, input.shape(), "the output");
        return new DequantizeOptions(
                input.quantization().scale(), input.quantization().zeroPoint());
    }
}
