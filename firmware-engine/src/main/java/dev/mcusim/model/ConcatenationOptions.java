package dev.mcusim.model;

/**
 * CONCATENATION. Inputs: any number of int8 tensors, all with the output's scale and zero point, equal in every dimension but the axis; any may be
 * constant. Output: int8.
 *
 * @param axis from 0 to rank - 1
 */
public record ConcatenationOptions(int axis) implements OperatorOptions {
    @Override
    public OperatorKind kind() {
        return OperatorKind.CONCATENATION;
    }
}
