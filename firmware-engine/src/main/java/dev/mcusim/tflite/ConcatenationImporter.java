package dev.mcusim.tflite;

import dev.mcusim.model.ConcatenationOptions;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import org.tensorflow.lite.schema.ActivationFunctionType;
import org.tensorflow.lite.schema.BuiltinOptions;

/** CONCATENATION. As in TFLite Micro, nothing is rescaled: all inputs must be quantized like the output. */
final class ConcatenationImporter implements OperatorImporter {
    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(1, Integer.MAX_VALUE);
        var options = source.options(
                BuiltinOptions.ConcatenationOptions, new org.tensorflow.lite.schema.ConcatenationOptions());
        if (options.fusedActivationFunction() != ActivationFunctionType.NONE) {
            throw source.reject(ProblemCode.UNSUPPORTED_OPTION, "a fused activation is not supported");
        }
        Tensor output = source.int8Output();
        int rank = output.shape().rank();
        int axis = options.axis() < 0 ? options.axis() + rank : options.axis();
        if (axis < 0 || axis >= rank) {
            throw source.reject(
                    ProblemCode.BAD_OPTION, "axis " + options.axis() + " of " + output.shape() + " does not exist");
        }
        long length = 0;
        for (int i = 0; i < source.inputCount(); i++) {
            Tensor input = source.int8Input(i);
            length += checkInput(source, i, input, output, axis);
        }
        if (length != output.shape().dimension(axis)) {
            throw source.reject(
                    ProblemCode.BAD_SHAPE,
                    "the inputs add up to " + length + " along axis " + axis + " of " + output.shape());
        }
        return new ConcatenationOptions(axis);
    }

    private static int checkInput(OperatorSource source, int position, Tensor input, Tensor output, int axis) {
        if (input.quantization().scale() != output.quantization().scale()
                || input.quantization().zeroPoint() != output.quantization().zeroPoint()) {
            throw source.reject(
                    ProblemCode.BAD_QUANTIZATION, "input " + position + " must have the output's scale and zero point");
        }
        source.expectRank(input, output.shape().rank(), "input " + position);
        int[] expected = output.shape().toArray();
        expected[axis] = input.shape().dimension(axis);
        source.expectShape(input, Shape.of(expected), "input " + position);
        return input.shape().dimension(axis);
    }
}
