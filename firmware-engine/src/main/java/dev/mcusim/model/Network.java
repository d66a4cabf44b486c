package dev.mcusim.model;

import java.util.List;

/**
 * A network that can be run: every operator is supported, every tensor is written before it is read, every index is in range.
 *
 * @param name for people; usually the file's name without its extension
 * @param tensors by index
 * @param operators in order of execution
 * @param inputs tensor indices of the network's inputs
 * @param outputs tensor indices of the network's outputs
 */
public record Network(
        String name, List<Tensor> tensors, List<Operator> operators, List<Integer> inputs, List<Integer> outputs) {
    public Network {
        tensors = List.copyOf(tensors);
        operators = List.copyOf(operators);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public Tensor tensor(int index) {
        return tensors.get(index);
    }

    /** The tensor at one input position of an operator. */
    public Tensor input(Operator operator, int position) {
        return tensors.get(operator.input(position));
    }

    /** The tensor that an operator writes. */
    public Tensor output(Operator operator) {
        return tensors.get(operator.output());
    }

    /** Multiply-accumulates of one operator, see {@link WorkCount#macs}. */
    public long macs(Operator operator) {
        return WorkCount.macs(this, operator);
    }

    /** Multiply-accumulates of one inference. */
    public long macs() {
        return operators.stream().mapToLong(this::macs).sum();
    }

    /** Number of constant values (weights, biases, constant operands) that are read while the network runs. */
    public long parameters() {
        return WorkCount.parameters(this);
    }
}
