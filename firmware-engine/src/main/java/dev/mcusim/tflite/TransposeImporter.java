package dev.mcusim.tflite;

import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TransposeOptions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** TRANSPOSE. */
final class TransposeImporter implements OperatorImporter {
    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(2, 2);
        Tensor input = source.int8Input(0);
        Shape shape = input.shape();
        source.expectAxes(input, "input 0");
        List<Integer> permutation = Arrays.stream(source.int32Input(1, "the permutation"))
                .map(axis -> axis < 0 ? axis + shape.rank() : axis)
                .boxed()
                .toList();
        if (!permutation.stream()
                .sorted()
                .toList()
                .equals(IntStream.range(0, shape.rank()).boxed().toList())) {
            throw source.reject(ProblemCode.BAD_OPTION, permutation + " is not a permutation of the axes of " + shape);
        }
        Shape expected = new Shape(permutation.stream().map(shape::dimension).toList());
        source.expectShape(source.int8Output(), expected, "the output");
        return new TransposeOptions(permutation);
    }
}
