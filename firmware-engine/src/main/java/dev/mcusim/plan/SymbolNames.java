package dev.mcusim.plan;

import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import java.util.Locale;

/**
 * What the firmware calls the parts of a network. Plans, refusals, maps and listings use the same names, so that people can
 * follow one tensor through all of them.
 */
public final class SymbolNames {
    private final Network network;
    private final int digits;

    public SymbolNames(Network network) {
        this.network = network;
        this.digits = Math.max(2, String.valueOf(network.operators().size() - 1).length());
    }

    /** The function that computes an operator, for example {@code layer_03_conv2d}. */
    public String layer(Operator operator) {
        String kind = operator.kind().name().toLowerCase(Locale.ROOT).replace("_2d", "2d");
        return prefix(operator) + kind;
    }

    /** A constant of an operator's kernel, for example {@code layer_03_weights}. */
    public String constant(Operator operator, String name) {
        return prefix(operator) + name;
    }

    /** The scratch memory of an operator's kernel: {@code layer_03_scratch}. */
    public String scratch(Operator operator) {
        return prefix(operator) + "scratch";
    }

    /** A tensor: {@code tensor_input0} and {@code tensor_output0} for those of the network, {@code tensor_12} for the others. */
    public String tensor(int tensor) {
        int input = network.inputs().indexOf(tensor);
        if (input >= 0) {
            return "tensor_input" + input;
        }
        int output = network.outputs().indexOf(tensor);
        return output >= 0 ? "tensor_output" + output : "tensor_" + tensor;
    }

    private String prefix(Operator operator) {
        return String.format(Locale.ROOT, "layer_%0" + digits + "d_", operator.index());
    }
}
