package dev.mcusim.tflite;

import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.PadOptions;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import java.util.ArrayList;
import java.util.List;

/** PAD, which fills with the quantized zero, and PADV2, which names the value. */
final class PadImporter implements OperatorImporter {
    private static final int MAX_PADDING = 1 << 20;

    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(2, 3);
        Tensor input = source.int8Input(0);
        Tensor output = source.int8Output();
        Shape shape = input.shape();
        source.expectAxes(input, "input 0");
        int[] paddings = source.int32Input(1, "the paddings");
        if (paddings.length != 2 * shape.rank() || output.shape().rank() != shape.rank()) {
            throw source.reject(
                    ProblemCode.BAD_SHAPE,
                    paddings.length + " paddings for " + shape + ", two for each dimension are needed");
        }
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            int front = paddings[2 * axis];
            int back = paddings[2 * axis + 1];
            if (Math.min(front, back) < 0 || Math.max(front, back) > MAX_PADDING) {
                throw source.reject(
                        ProblemCode.BAD_OPTION,
                        "padding of " + front + " and " + back + " elements, 0 to " + MAX_PADDING + " are accepted");
            }
            if ((long) shape.dimension(axis) + front + back != output.shape().dimension(axis)) {
                throw source.reject(
                        ProblemCode.BAD_SHAPE,
                        "padding " + shape + " along axis " + axis + " by " + front + " and " + back + " does not give "
                                + output.shape());
            }
            before.add(front);
            after.add(back);
        }
        return new PadOptions(before, after, padValue(source, output));
    }

    private static int padValue(OperatorSource source, Tensor output) {
        if (source.optionalInput(2).isEmpty()) {
            return output.quantization().zeroPoint();
        }
        Tensor value = source.int8Input(2);
        if (value.shape().elements() != 1) {
            throw source.reject(ProblemCode.BAD_SHAPE, "the padding value must be a single number");
        }
        if (!value.quantization().equals(output.quantization())) {
            throw source.reject(ProblemCode.BAD_QUANTIZATION, "the padding value must be quantized like the output");
        }
        return source.constant(value, "the padding value").toBytes()[0];
    }
}
