package dev.mcusim.kernel;

import java.util.List;

/**
 * RESIZE_NEAREST_NEIGHBOR on int8, NHWC (kernels/internal/reference/resize_nearest_neighbor.h), with the source coordinates computed beforehand.
 *
 * @param batch images, at least 1
 * @param sourceRows the input row that each output row copies
 * @param sourceColumns the input column that each output column copies
 */
public record ResizeNearestNeighborParameters(
        int batch,
        int inputHeight,
        int inputWidth,
        int channels,
        List<Integer> sourceRows,
        List<Integer> sourceColumns) {
    public ResizeNearestNeighborParameters {
        sourceRows = List.copyOf(sourceRows);
        sourceColumns = List.copyOf(sourceColumns);
        Require.inRange("batch", batch, 1, 1 << 16);
        Require.inRange("inputHeight", inputHeight, 1, 1 << 16);
        Require.inRange("inputWidth", inputWidth, 1, 1 << 16);
        Require.inRange("channels", channels, 1, 1 << 16);
        Require.that(!sourceRows.isEmpty() && !sourceColumns.isEmpty(), "the output has no pixels");
        for (int row : sourceRows) {
            Require.inRange("source row", row, 0, inputHeight - 1);
        }
        for (int column : sourceColumns) {
            Require.inRange("source column", column, 0, inputWidth - 1);
        }
    }
}
