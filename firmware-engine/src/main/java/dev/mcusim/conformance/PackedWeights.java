package dev.mcusim.conformance;

import java.util.Locale;
import java.util.Optional;

/** Recognizes weights of 4 bits, which are stored two to a byte and are not supported. */
final class PackedWeights {
    private PackedWeights() {}

    /**
     * The case as unsupported, when its weights are packed.
     *
     * @param weights how many weights the parameters need
     */
    static Optional<LoadedCase> check(CaseFile file, int weights) {
        int stored = Math.max(file.length("weights"), file.length("input_weights"));
        boolean declared = file.text("w_type").toUpperCase(Locale.ROOT).equals("INT4");
        boolean packed = stored != weights && stored == (weights + 1) / 2;
        return declared || packed
                ? Optional.of(new UnsupportedCase(file.name(), file.operator(), "4-bit weights"))
                : Optional.empty();
    }
}
