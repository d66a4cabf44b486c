package dev.mcusim.conformance;

import dev.mcusim.model.PadOptions;
import dev.mcusim.model.Shape;
import java.util.ArrayList;
import java.util.List;

/** PAD of an image with a constant, along any of its four dimensions. */
final class PadCases {
    private static final List<String> AXES = List.of("n", "h", "w", "c");

    private PadCases() {}

    static LoadedCase pad(CaseFile file) {
        List<Integer> dimensions = new ArrayList<>();
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        List<Integer> padded = new ArrayList<>();
        for (String axis : AXES) {
            int size = file.count("input_" + axis);
            int front = Parameters.padding(file, "pre_pad_" + axis);
            int back = Parameters.padding(file, "post_pad_" + axis);
            dimensions.add(size);
            before.add(front);
            after.add(back);
            padded.add(front + size + back);
        }
        Shape input = new Shape(dimensions);
        Shape output = new Shape(padded);
        return new SingleOperator(file)
                .input(input, file.int8(Sizes.elements(file, input), Images.INPUTS))
                .output(
                        new PadOptions(before, after, Parameters.zeroPoint(file, "pad_value")),
                        output,
                        file.int8(Sizes.elements(file, output), Images.OUTPUTS));
    }
}
