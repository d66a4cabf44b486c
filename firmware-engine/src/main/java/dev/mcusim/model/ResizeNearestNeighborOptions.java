package dev.mcusim.model;

import java.util.List;

/**
 * RESIZE_NEAREST_NEIGHBOR. Inputs: 0 image NHWC int8; 1 size (already the output's shape). Output: NHWC int8.
 *
 * <p>TFLite computes source coordinates in 32-bit floating point; here that is already done.
 *
 * @param sourceRows the input row that each output row copies, one number for each output row
 * @param sourceColumns the input column that each output column copies, one number for each output column
 */
public record ResizeNearestNeighborOptions(List<Integer> sourceRows, List<Integer> sourceColumns)
        implements OperatorOptions {
    public ResizeNearestNeighborOptions {
        sourceRows = List.copyOf(sourceRows);
        sourceColumns = List.copyOf(sourceColumns);
    }

    @Override
    public OperatorKind kind() {
        return OperatorKind.RESIZE_NEAREST_NEIGHBOR;
    }
}
