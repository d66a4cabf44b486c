package dev.mcusim.tflite;

import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.ReshapeOptions;
import dev.mcusim.model.Tensor;

/** RESHAPE, SQUEEZE and EXPAND_DIMS: the output's shape in the file is what counts. */
final class ReshapeImporter implements OperatorImporter {
    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(1, 2);
        Tensor input = source.input(0);
        Tensor output = source.output();
        if (input.type().bytes() == 0) {
            throw source.reject(ProblemCode.UNSUPPORTED_TYPE, "input 0 has type " + input.type());
        }
        source.expectType(output, input.type(), "the output");
        if (input.shape().elements() != output.shape().elements()) {
            throw source.reject(
                    ProblemCode.BAD_SHAPE,
                    input.shape() + " cannot become " + output.shape() + ": other number of elements");
        }
        return new ReshapeOptions();
    }
}
