package dev.mcusim.kernel;

import java.util.List;

/**
 * TRANSPOSE on int8 (kernels/internal/reference/transpose.h): dimension i of the output is dimension {@code permutation[i]} of the input.
 *
 * @param inputShape rank 1 to 6
 * @param permutation each axis of the input once
 */
public record TransposeParameters(List<Integer> inputShape, List<Integer> permutation) {
    public TransposeParameters {
        inputShape = List.copyOf(inputShape);
        permutation = List.copyOf(permutation);
        Dimensions.product(inputShape);
        int rank = inputShape.size();
        Require.inRange("rank", rank, 1, 6);
        Require.that(
                permutation.size() == rank
                        && permutation.stream().sorted().distinct().count() == rank,
                "a permutation names each axis once: " + permutation);
        for (int axis : permutation) {
            Require.inRange("axis", axis, 0, rank - 1);
        }
    }
}
