package dev.mcusim.kernel;

import java.util.List;

/**
 * CONCATENATION of int8 tensors that share the output's quantization (kernels/internal/reference/concatenation.h). Input i lives under the symbol
 * {@code inputI}.
 *
 * @param inputShapes at least one, equal in every dimension but the axis
 * @param axis 0 to rank - 1
 */
public record ConcatenationParameters(List<List<Integer>> inputShapes, int axis) {
    public ConcatenationParameters {
        inputShapes = inputShapes.stream().map(List::copyOf).toList();
        Require.that(!inputShapes.isEmpty(), "a concatenation needs an input");
        int rank = inputShapes.get(0).size();
        Require.inRange("axis", axis, 0, rank - 1);
        for (List<Integer> shape : inputShapes) {
            Dimensions.product(shape);
            Require.that(shape.size() == rank, "inputs of a concatenation have one rank: " + inputShapes);
            for (int i = 0; i < rank; i++) {
                Require.that(
                        i == axis || shape.get(i).equals(inputShapes.get(0).get(i)),
                        "inputs of a concatenation differ along its axis " + axis + " only: " + inputShapes);
            }
        }
    }
}
