package dev.mcusim.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Window;
import java.util.Arrays;
import java.util.List;

/** A layer-case file that is being written, with the names and habits that such files have. */
final class CaseFields {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Choices choices;
    private final ObjectNode root = MAPPER.createObjectNode();
    private final ObjectNode config;
    private final ObjectNode tensors;

    CaseFields(String name, String operator, Choices choices) {
        this.choices = choices;
        root.put("name", name);
        root.put("op", operator);
        config = root.putObject("config");
        tensors = root.putObject("tensors");
    }

    CaseFields number(String name, int value) {
        config.put(name, value);
        return this;
    }

    /** A number that may be left out when it has its usual value. */
    CaseFields usually(int usual, String name, int value) {
        return value == usual && choices.chance(30) ? this : number(name, value);
    }

    /** A number under one of several names. */
    CaseFields numberAs(int value, String... names) {
        return number(names[choices.between(0, names.length - 1)], value);
    }

    CaseFields int8(byte[] values, String... names) {
        int[] numbers = new int[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values[i];
        }
        return tensor("int8", numbers, names);
    }

    CaseFields int32(int[] values, String... names) {
        return tensor("int32", values, names);
    }

    private CaseFields tensor(String type, int[] values, String... names) {
        ObjectNode tensor = tensors.putObject(names[choices.between(0, names.length - 1)]);
        tensor.put("type", type);
        ArrayNode array = tensor.putArray("values");
        Arrays.stream(values).forEach(array::add);
        return this;
    }

    /** A tensor left behind by another case, where the name is still free and the length is not the right one. */
    CaseFields stale(int length, String type, String name) {
        if (choices.chance(20) && !tensors.has(name)) {
            int[] values = new int[length + choices.between(1, 9)];
            Arrays.fill(values, 77);
            tensor(type, values, name);
        }
        return this;
    }

    CaseFields window(Window window) {
        return number("filter_y", window.filterHeight())
                .number("filter_x", window.filterWidth())
                .number("stride_y", window.strideHeight())
                .number("stride_x", window.strideWidth())
                .usually(1, "dilation_y", window.dilationHeight())
                .usually(1, "dilation_x", window.dilationWidth())
                .usually(0, "pad_y", window.padTop())
                .usually(0, "pad_x", window.padLeft());
    }

    CaseFields poolWindow(Window window) {
        return number("filter_h", window.filterHeight())
                .number("filter_w", window.filterWidth())
                .number("stride_h", window.strideHeight())
                .number("stride_w", window.strideWidth())
                .usually(0, "padding_h", window.padTop())
                .usually(0, "padding_w", window.padLeft());
    }

    CaseFields images(Shape input, Shape output) {
        return number("input_h", input.dimension(1))
                .number("input_w", input.dimension(2))
                .number("output_h", output.dimension(1))
                .number("output_w", output.dimension(2))
                .number("input_batches", input.dimension(0))
                .number("dst_size", output.elements());
    }

    CaseFields activation(ActivationRange range) {
        String prefix = choices.chance(50) ? "out_activation_" : "activation_";
        return usually(-128, prefix + "min", range.min()).usually(127, prefix + "max", range.max());
    }

    /** One multiplier and shift for each channel. */
    CaseFields multipliers(List<QuantizedMultiplier> multipliers) {
        int[] factors =
                multipliers.stream().mapToInt(QuantizedMultiplier::multiplier).toArray();
        int[] shifts = multipliers.stream().mapToInt(QuantizedMultiplier::shift).toArray();
        return int32(factors, "output_mult", "output_multiplier").int32(shifts, "output_shift");
    }

    CaseFields multiplier(QuantizedMultiplier multiplier) {
        return numberAs(multiplier.multiplier(), "output_mult", "output_multiplier")
                .number("output_shift", multiplier.shift());
    }

    String json() {
        return root.toString();
    }

    /** The file without one of its numbers or tensors. */
    String jsonWithoutOne() {
        ObjectNode copy = root.deepCopy();
        ObjectNode fields = (ObjectNode) copy.get(choices.chance(50) ? "config" : "tensors");
        List<String> names = new java.util.ArrayList<>();
        fields.fieldNames().forEachRemaining(names::add);
        if (!names.isEmpty()) {
            fields.remove(names.get(choices.between(0, names.size() - 1)));
        }
        return copy.toString();
    }
}
