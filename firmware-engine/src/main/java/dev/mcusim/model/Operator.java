package dev.mcusim.model;

import java.util.List;

/**
 * One operator of a network.
 *
 * @param index position in {@link Network#operators()}, which is the order of execution
 * @param inputs tensor indices in the order of the TFLite operator; -1 stands for an optional tensor that is not there
 * @param outputs tensor indices
 */
public record Operator(int index, OperatorOptions options, List<Integer> inputs, List<Integer> outputs) {
    /** Stands in {@link #inputs()} for an optional input that is not there, such as a missing bias. */
    public static final int NO_TENSOR = -1;

    public Operator {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public OperatorKind kind() {
        return options.kind();
    }

    /** Whether the operator has the input at this position. */
    public boolean hasInput(int position) {
        return position < inputs.size() && inputs.get(position) != NO_TENSOR;
    }

    /** Tensor index of the input at this position. */
    public int input(int position) {
        return inputs.get(position);
    }

    /** Tensor index of the first output, which is the only one of every supported operator. */
    public int output() {
        return outputs.get(0);
    }

    /**
     * Tensor indices of the inputs whose bytes are read while the operator runs, without optional ones that are missing and
     * without those that are already part of the options.
     */
    public List<Integer> dataInputs() {
        return inputs.stream()
                .limit(kind().dataInputs())
                .filter(i -> i != NO_TENSOR)
                .toList();
    }
}
