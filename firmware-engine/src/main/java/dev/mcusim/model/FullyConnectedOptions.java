package dev.mcusim.model;

import java.util.List;

/**
 * FULLY_CONNECTED. Inputs: 0 data int8 of batches x depth elements in any shape; 1 weights int8, shape units x depth, constant; 2 bias int32 of
 * units, constant, may be missing. Output: int8 of batches x units elements.
 *
 * @param weightsZeroPoint subtracted from every weight; 0 in everything that converters write
 * @param multipliers inputScale * weightsScale / outputScale: one for all units, or one for each unit
 */
public record FullyConnectedOptions(
        int inputZeroPoint,
        int weightsZeroPoint,
        int outputZeroPoint,
        List<QuantizedMultiplier> multipliers,
        ActivationRange activation)
        implements OperatorOptions {
    public FullyConnectedOptions {
        multipliers = List.copyOf(multipliers);
    }

    /** The multiplier of one unit. */
    public QuantizedMultiplier multiplier(int unit) {
        return multipliers.get(multipliers.size() == 1 ? 0 : unit);
    }

    @Override
    public OperatorKind kind() {
        return OperatorKind.FULLY_CONNECTED;
    }
}
