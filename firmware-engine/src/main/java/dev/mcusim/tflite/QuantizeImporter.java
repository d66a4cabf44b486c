package dev.mcusim.tflite;

import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.QuantizeOptions;
import dev.mcusim.model.RequantizeOptions;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorType;

/** QUANTIZE from float32 or from another int8 quantization. */
final class QuantizeImporter implements OperatorImporter {
    /** Half of it is still a normal number, as kernels that divide by half the scale need. */
    private static final float SMALLEST_SCALE = 2 * Float.MIN_NORMAL;

    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(1, 1);
        Tensor input = source.input(0);
        Tensor output = source.int8Output();
        source.expectShape(output, input.shape(), "the output");
        if (input.type() == TensorType.FLOAT32) {
            if (output.quantization().scale() < SMALLEST_SCALE) {
                throw source.reject(ProblemCode.BAD_QUANTIZATION, "the output's scale is too small to divide by");
            }
            return new QuantizeOptions(
                    output.quantization().scale(), output.quantization().zeroPoint());
        }
        if (input.type() != TensorType.INT8) {
            throw source.reject(
                    ProblemCode.UNSUPPORTED_TYPE,
                    "input 0 has type " + input.type() + ", only FLOAT32 and INT8 are supported");
        }
        source.int8Input(0);
        double scale =
                (double) input.quantization().scale() / output.quantization().scale();
        return new RequantizeOptions(
                input.quantization().zeroPoint(), output.quantization().zeroPoint(), source.multiplier(scale, 255));
    }
}
