package dev.mcusim.conformance;

import dev.mcusim.conformance.LayerCaseException.Code;
import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.QuantizedMultiplier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parameters that cases of several operators share. */
final class Parameters {
    private static final int MAX_PADDING = 1 << 16;
    private static final int MAX_SHIFT = 30;

    private Parameters() {}

    /** A zero point that is stored with the opposite sign, to be added to values. */
    static int zeroPointOfOffset(CaseFile file, String... names) {
        return int8(file, names[0], -(long) file.number(names));
    }

    /** A zero point that is stored as it is, as outputs have it. */
    static int zeroPoint(CaseFile file, String... names) {
        return int8(file, names[0], file.number(names));
    }

    private static int int8(CaseFile file, String name, long value) {
        if (value < Byte.MIN_VALUE || value > Byte.MAX_VALUE) {
            throw new LayerCaseException(Code.BAD_VALUE, file.name(), name + " means a zero point of " + value);
        }
        return (int) value;
    }

    static ActivationRange activation(CaseFile file) {
        int min = file.find("out_activation_min", "activation_min").orElse(Byte.MIN_VALUE);
        int max = file.find("out_activation_max", "activation_max").orElse(Byte.MAX_VALUE);
        if (min > max || min < Byte.MIN_VALUE || max > Byte.MAX_VALUE) {
            throw new LayerCaseException(Code.BAD_VALUE, file.name(), "activations from " + min + " to " + max);
        }
        return new ActivationRange(min, max);
    }

    /** One multiplier and shift for each channel; a single pair of the configuration stands for all. */
    static List<QuantizedMultiplier> multipliers(CaseFile file, int channels) {
        Optional<int[]> multipliers = file.int32(channels, "output_mult", "output_multiplier");
        Optional<int[]> shifts = file.int32(channels, "output_shift");
        List<QuantizedMultiplier> result = new ArrayList<>(channels);
        for (int i = 0; i < channels; i++) {
            result.add(
                    multipliers.isPresent() && shifts.isPresent()
                            ? multiplier(file, multipliers.get()[i], shifts.get()[i])
                            : multiplier(
                                    file,
                                    file.number("output_mult", "output_multiplier"),
                                    file.number("output_shift")));
        }
        return result;
    }

    static QuantizedMultiplier multiplier(CaseFile file, int multiplier, int shift) {
        return multiplier(file, multiplier, shift, MAX_SHIFT);
    }

    /** A multiplier of at most 2^31 - 1 with a shift of -31 to {@code maxShift}. */
    static QuantizedMultiplier multiplier(CaseFile file, int multiplier, int shift, int maxShift) {
        if (multiplier < 0 || shift < -MAX_SHIFT - 1 || shift > maxShift) {
            throw new LayerCaseException(
                    Code.BAD_VALUE,
                    file.name(),
                    "multiplier " + multiplier + " and shift " + shift + ", allowed are 0 to 2^31 - 1 and -31 to "
                            + maxShift);
        }
        return new QuantizedMultiplier(multiplier, shift);
    }

    /** The bias, or nothing when the case has none. */
    static Optional<int[]> bias(CaseFile file, int channels) {
        return file.int32(channels, "biases", "bias", "input_bias");
    }

    /** Rows or columns of padding before the image; 0 when the file does not say. */
    static int padding(CaseFile file, String name) {
        int padding = file.find(name).orElse(0);
        if (padding < 0 || padding > MAX_PADDING) {
            throw new LayerCaseException(Code.BAD_VALUE, file.name(), name + " is " + padding);
        }
        return padding;
    }
}
