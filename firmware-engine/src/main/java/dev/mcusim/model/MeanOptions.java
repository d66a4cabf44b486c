package dev.mcusim.model;

import java.util.List;

/**
 * MEAN. Inputs: 0 int8; 1 axes int32 (already in {@code axes}). Output: int8; the reduced axes are dropped or kept as ones, which does not change
 * the bytes.
 *
 * <p>The sum of n elements less n times the input's zero point is scaled to the output.
 *
 * @param axes axes to reduce, ascending, each once, from 0 to rank - 1; empty reduces nothing
 * @param multiplier inputScale / (n * outputScale), with the division by n done on the fixed-point fraction and truncated, as TFLite does
 */
public record MeanOptions(List<Integer> axes, int inputZeroPoint, int outputZeroPoint, QuantizedMultiplier multiplier)
        implements OperatorOptions {
    public MeanOptions {
        axes = List.copyOf(axes);
    }

    @Override
    public OperatorKind kind() {
        return OperatorKind.MEAN;
    }
}
