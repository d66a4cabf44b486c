package dev.mcusim.model;

import java.util.List;

/**
 * TRANSPOSE. Inputs: 0 int8; 1 permutation (already in these options). Output: int8; dimension i of the output is dimension {@code permutation[i]} of
 * the input.
 *
 * @param permutation each axis of the input once
 */
public record TransposeOptions(List<Integer> permutation) implements OperatorOptions {
    public TransposeOptions {
        permutation = List.copyOf(permutation);
    }

    @Override
    public OperatorKind kind() {
        return OperatorKind.TRANSPOSE;
    }
}
