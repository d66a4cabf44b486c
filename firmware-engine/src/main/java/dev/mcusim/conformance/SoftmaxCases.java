package dev.mcusim.conformance;

import dev.mcusim.conformance.LayerCaseException.Code;
import dev.mcusim.model.Shape;
import dev.mcusim.model.SoftmaxOptions;

/** SOFTMAX from int8 to int8. */
final class SoftmaxCases {
    private static final int MAX_LEFT_SHIFT = 30;

    /** The sum of exponentials has 12 integer bits. */
    private static final int MAX_DEPTH = 4095;

    private SoftmaxCases() {}

    static LoadedCase softmax(CaseFile file) {
        Shape shape = Shape.of(file.count("num_rows"), file.count("row_size"));
        int size = Sizes.elements(file, shape);
        if (shape.dimension(1) > MAX_DEPTH) {
            throw new LayerCaseException(Code.BAD_VALUE, file.name(), "rows of " + shape.dimension(1) + " values");
        }
        int multiplier = file.number("input_mult");
        int leftShift = file.number("input_left_shift");
        int diffMin = file.number("diff_min");
        if (multiplier < 0 || leftShift < 0 || leftShift > MAX_LEFT_SHIFT || diffMin > 0) {
            throw new LayerCaseException(
                    Code.BAD_VALUE,
                    file.name(),
                    "multiplier " + multiplier + ", left shift " + leftShift + " and diff_min " + diffMin
                            + " cannot be");
        }
        return new SingleOperator(file)
                .input(shape, file.int8(size, Images.INPUTS))
                .output(new SoftmaxOptions(multiplier, leftShift, diffMin), shape, file.int8(size, Images.OUTPUTS));
    }
}
