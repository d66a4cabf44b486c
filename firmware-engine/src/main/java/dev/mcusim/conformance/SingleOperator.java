package dev.mcusim.conformance;

import dev.mcusim.conformance.LayerCaseException.Code;
import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Quantization;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorData;
import dev.mcusim.model.TensorType;
import dev.mcusim.model.WorkCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a network of one operator; operands are added in the operator's order. */
final class SingleOperator {
    private static final long MAX_STEPS = 1_000_000_000;

    private final CaseFile file;
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Integer> operands = new ArrayList<>();
    private final List<Integer> inputs = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();

    SingleOperator(CaseFile file) {
        this.file = file;
    }

    /** An int8 operand that is an input of the network. */
    SingleOperator input(Shape shape, byte[] bytes) {
        inputs.add(tensor("input" + inputs.size(), TensorType.INT8, shape, Optional.empty()));
        values.add(bytes);
        return this;
    }

    /** A constant int8 operand. */
    SingleOperator weights(Shape shape, byte[] bytes) {
        tensor("weights", TensorType.INT8, shape, Optional.of(TensorData.of(bytes)));
        return this;
    }

    /** A constant int32 operand, or a missing optional one. */
    SingleOperator bias(Optional<int[]> bias) {
        if (bias.isPresent()) {
            tensor("bias", TensorType.INT32, Shape.of(bias.get().length), Optional.of(TensorData.ofInt32(bias.get())));
        } else {
            operands.add(Operator.NO_TENSOR);
        }
        return this;
    }

    /** Ends with the operator's int8 output. */
    LayerCase output(OperatorOptions options, Shape shape, byte[] expected) {
        List<Integer> operatorInputs = List.copyOf(operands);
        int output = tensor("output", TensorType.INT8, shape, Optional.empty());
        Operator operator = new Operator(0, options, operatorInputs, List.of(output));
        Network network = new Network(file.name(), tensors, List.of(operator), inputs, List.of(output));
        if (WorkCount.steps(network) > MAX_STEPS) {
            throw new LayerCaseException(
                    Code.TOO_MUCH_WORK, file.name(), "the layer takes more than " + MAX_STEPS + " steps");
        }
        return new LayerCase(file.name(), file.operator(), network, values, TensorData.of(expected));
    }

    private int tensor(String name, TensorType type, Shape shape, Optional<TensorData> constant) {
        int index = tensors.size();
        tensors.add(new Tensor(index, name, type, shape, Quantization.NONE, constant));
        operands.add(index);
        return index;
    }
}
