package dev.mcusim.conformance;

import dev.mcusim.model.Shape;

/**
 * Shapes of an operator from image to image. The number of images follows from the number of values: files name it in several ways that contradict each other.
 *
 * @param input NHWC
 * @param output NHWC
 */
record Images(Shape input, Shape output) {
    /** What files call the values of an operator's only activation. */
    static final String[] INPUTS = {"input", "input_tensor"};

    /** What files call the expected values. */
    static final String[] OUTPUTS = {"output_ref", "output"};

    static Images of(CaseFile file, int inputDepth, int outputDepth) {
        Shape input = Shape.of(1, file.count("input_h"), file.count("input_w"), inputDepth);
        Shape output = Shape.of(1, file.count("output_h"), file.count("output_w"), outputDepth);
        int inputSize = Sizes.elements(file, input);
        int outputSize = Sizes.elements(file, output);
        int batches = longest(file, INPUTS) / inputSize;
        for (String name : OUTPUTS) {
            if (batches > 0 && file.length(name) == (long) batches * outputSize) {
                return new Images(batched(batches, input), batched(batches, output));
            }
        }
        throw file.inconsistent("the values do not fit images of " + input + " and results of " + output);
    }

    /** The most values that one of these tensors has. */
    static int longest(CaseFile file, String... names) {
        int length = 0;
        for (String name : names) {
            length = Math.max(length, file.length(name));
        }
        return length;
    }

    private static Shape batched(int batches, Shape image) {
        return Shape.of(batches, image.dimension(1), image.dimension(2), image.dimension(3));
    }

    SingleOperator begin(CaseFile file) {
        return new SingleOperator(file).input(input, file.int8(Sizes.elements(file, input), INPUTS));
    }

    byte[] expected(CaseFile file) {
        return file.int8(Sizes.elements(file, output), OUTPUTS);
    }
}
