package dev.mcusim.conformance;

import dev.mcusim.model.FullyConnectedOptions;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.Shape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** FULLY_CONNECTED, with one multiplier in the configuration or one for each unit among the tensors. */
final class FullyConnectedCases {
    private FullyConnectedCases() {}

    static LoadedCase fullyConnected(CaseFile file) {
        int depth = file.count("accumulation_depth", "in_ch");
        int units = file.count("out_ch");
        Shape weights = Shape.of(units, depth);
        int weightCount = Sizes.elements(file, weights);
        Optional<LoadedCase> packed = PackedWeights.check(file, weightCount);
        if (packed.isPresent()) {
            return packed.get();
        }
        int values = Images.longest(file, Images.INPUTS);
        int batches = values / depth;
        if (batches == 0) {
            throw file.inconsistent(values + " input values for a depth of " + depth);
        }
        Shape input = Shape.of(batches, depth);
        Shape output = Shape.of(batches, units);
        FullyConnectedOptions options = new FullyConnectedOptions(
                Parameters.zeroPointOfOffset(file, "input_offset"),
                file.find("filter_offset").isPresent() ? Parameters.zeroPointOfOffset(file, "filter_offset") : 0,
                Parameters.zeroPoint(file, "output_offset"),
                multipliers(file, units),
                Parameters.activation(file));
        return new SingleOperator(file)
                .input(input, file.int8(Sizes.elements(file, input), Images.INPUTS))
                .weights(weights, file.int8(weightCount, "weights", "input_weights"))
                .bias(Parameters.bias(file, units))
                .output(options, output, file.int8(Sizes.elements(file, output), Images.OUTPUTS));
    }

    /** Numbers in the configuration go before tensors, which may be stale. */
    private static List<QuantizedMultiplier> multipliers(CaseFile file, int units) {
        OptionalInt single = file.find("output_multiplier", "output_mult");
        return single.isPresent()
                ? List.of(Parameters.multiplier(file, single.getAsInt(), file.number("output_shift")))
                : Parameters.multipliers(file, units);
    }
}
