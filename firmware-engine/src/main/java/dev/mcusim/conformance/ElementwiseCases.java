package dev.mcusim.conformance;

import dev.mcusim.model.AddOptions;
import dev.mcusim.model.MulOptions;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Shape;

/** ADD and MUL. Shapes are flat; an input of a single value is broadcast. */
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
        int length = Math.max(input1.length, input2.length);
        if (length == 0
                || (input1.length != length && input1.length != 1)
                || (input2.length != length && input2.length != 1)) {
            throw file.inconsistent("inputs of " + input1.length + " and " + input2.length + " values");
        }
        return new SingleOperator(file)
                .input(Shape.of(input1.length), input1)
                .input(Shape.of(input2.length), input2)
                .output(options, Shape.of(length), file.int8(length, "output_ref", "output"));
    }
}
