package dev.mcusim.kernel;

/**
 * FULLY_CONNECTED on int8: a batches x depth matrix times the transpose of a units x depth matrix of constant weights.
 *
 * @param batches rows of input and output, at least 1
 * @param depth elements of one input row, at least 1
 * @param units elements of one output row, at least 1
 * @param inputZeroPoint -128 to 127
 * @param weightsZeroPoint -128 to 127, subtracted from every weight; 0 in almost every network
 * @param outputStage one multiplier and shift per unit
 * @param weights int8, units x depth
 * @param bias one int32 per unit
 */
public record FullyConnectedParameters(
        int batches,
        int depth,
        int units,
        int inputZeroPoint,
        int weightsZeroPoint,
        OutputStage outputStage,
        byte[] weights,
        int[] bias) {
    public FullyConnectedParameters {
        if (batches < 1 || depth < 1 || units < 1) {
            throw new IllegalArgumentException(
                    "batches " + batches + ", depth " + depth + " and units " + units + " must be at least 1");
        }
        Geometry.checkZeroPoint("inputZeroPoint", inputZeroPoint);
        Geometry.checkZeroPoint("weightsZeroPoint", weightsZeroPoint);
        Geometry.checkChannels(units, outputStage, weights, (long) units * depth, bias);
        weights = weights.clone();
        bias = bias.clone();
    }

    /** A copy of the weights. */
    @Override
    public byte[] weights() {
        return weights.clone();
    }

    /** A copy of the bias. */
    @Override
    public int[] bias() {
        return bias.clone();
    }

    /** Multiply-accumulates. */
    public long macs() {
        return (long) batches * depth * units;
    }
}
