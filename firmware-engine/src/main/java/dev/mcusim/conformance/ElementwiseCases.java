package dev.mcusim.conformance;

import dev.mcusim.model.AddOptions;
import dev.mcusim.model.MulOptions;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Shape;

/** ADD and MUL. Shapes are flat unless the file names four dimensions of each input; dimensions of 1 are broadcast. */
final class ElementwiseCases {
    private static final int MAX_LEFT_SHIFT = 20;

    /** A product of two int8 differences, shifted left by this, still fits 32 bits. */
    private static final int MAX_PRODUCT_SHIFT = 14;

    private ElementwiseCases() {}

    static LoadedCase add(CaseFile file) {
        int leftShift = file.number("left_shift");
        if (leftShift < 0 || leftShift > MAX_LEFT_SHIFT) {
            throw new LayerCaseException(
                    LayerCaseException.Code.BAD_VALUE,
                    file.name(),
                    "left_shift " + leftShift + " is not 0 to " + MAX_LEFT_SHIFT);
        }
        return elementwise(
                file,
                new AddOptions(
                        Parameters.zeroPointOfOffset(file, "input1_offset", "input_1_offset"),
                        Parameters.zeroPointOfOffset(file, "input2_offset", "input_2_offset"),
                        Parameters.zeroPoint(file, "output_offset"),
                        leftShift,
                        Parameters.multiplier(file, file.number("input1_mult"), file.number("input1_shift"), 0),
                        Parameters.multiplier(file, file.number("input2_mult"), file.number("input2_shift"), 0),
                        Parameters.multiplier(
                                file, file.number("output_mult", "output_multiplier"), file.number("output_shift"), 0),
                        Parameters.activation(file)));
    }

    static LoadedCase mul(CaseFile file) {
        return elementwise(
                file,
                new MulOptions(
                        Parameters.zeroPointOfOffset(file, "input1_offset", "input_1_offset"),
                        Parameters.zeroPointOfOffset(file, "input2_offset", "input_2_offset"),
                        Parameters.zeroPoint(file, "output_offset"),
                        Parameters.multiplier(
                                file,
                                file.number("output_mult", "output_multiplier"),
                                file.number("output_shift"),
                                MAX_PRODUCT_SHIFT),
                        Parameters.activation(file)));
    }

    private static LoadedCase elementwise(CaseFile file, OperatorOptions options) {
        byte[] input1 = file.bytes(file.length("input1") > 0 ? "input1" : "input_tensor_1");
        byte[] input2 = file.bytes(file.length("input2") > 0 ? "input2" : "input_tensor_2");
        Shape shape1 = shape(file, 1, input1.length);
        Shape shape2 = shape(file, 2, input2.length);
        Shape output = broadcast(file, shape1, shape2);
        return new SingleOperator(file)
                .input(shape1, input1)
                .input(shape2, input2)
                .output(options, output, file.int8(Sizes.elements(file, output), "output_ref", "output"));
    }

    /** The shape of an input: four dimensions when the file names them, else flat. */
    private static Shape shape(CaseFile file, int input, int length) {
        if (length == 0) {
            throw file.inconsistent("input " + input + " has no values");
        }
        if (file.find("channel_" + input).isEmpty()) {
            return Shape.of(length);
        }
        Shape shape = Shape.of(
                file.count("batch_" + input),
                file.count("height_" + input),
                file.count("width_" + input),
                file.count("channel_" + input));
        if (Sizes.elements(file, shape) != length) {
            throw file.inconsistent("input " + input + " of " + shape + " has " + length + " values");
        }
        return shape;
    }

    private static Shape broadcast(CaseFile file, Shape shape1, Shape shape2) {
        int rank = Math.max(shape1.rank(), shape2.rank());
        int[] dimensions = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            int d1 = shape1.extendedTo(rank).dimension(axis);
            int d2 = shape2.extendedTo(rank).dimension(axis);
            if (d1 != d2 && d1 != 1 && d2 != 1) {
                throw file.inconsistent("inputs of " + shape1 + " and " + shape2 + " cannot be broadcast");
            }
            dimensions[axis] = Math.max(d1, d2);
        }
        return Shape.of(dimensions);
    }
}
