package dev.mcusim.plan;

import dev.mcusim.asm.MachineCode;
import dev.mcusim.kernel.KernelPlan;
import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.AddOptions;
import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Quantization;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.Relu6Options;
import dev.mcusim.model.ReshapeOptions;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorData;
import dev.mcusim.model.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Networks written down in a few lines, with kernels that only return, for tests that look at memory and not at results. */
public final class NetworkSketch {
    /** {@code BX LR}. */
    private static final byte[] RETURN = {0x70, 0x47};

    private static final QuantizedMultiplier HALF = QuantizedMultiplier.of(0.5);

    private final List<Tensor> tensors = new ArrayList<>();
    private final List<LoweredOperator> operators = new ArrayList<>();

    /** A tensor of int8; returns its index. */
    public int tensor(int bytes) {
        return add(bytes, Optional.empty());
    }

    /** A constant tensor of int8; returns its index. */
    public int constant(int bytes) {
        return add(bytes, Optional.of(TensorData.of(new byte[bytes])));
    }

    /** An operator that may write its output over its input. */
    public NetworkSketch relu6(int input, int output) {
        return operator(new Relu6Options(ActivationRange.INT8), 0, Set.of(0), false, List.of(input), output);
    }

    /** An operator that needs its input until its output is complete, and scratch. */
    public NetworkSketch apart(int input, int output, int scratchBytes) {
        return operator(new Relu6Options(ActivationRange.INT8), scratchBytes, Set.of(), false, List.of(input), output);
    }

    /** An operator that may write its output over either input. */
    public NetworkSketch add(int input0, int input1, int output) {
        OperatorOptions options = new AddOptions(0, 0, 0, 20, HALF, HALF, HALF, ActivationRange.INT8);
        return operator(options, 0, Set.of(0, 1), false, List.of(input0, input1), output);
    }

    /** The same bytes under another name. */
    public NetworkSketch reshape(int input, int output) {
        return operator(new ReshapeOptions(), 0, Set.of(), true, List.of(input), output);
    }

    /** The operators with their kernels. */
    public List<LoweredOperator> operators() {
        return operators;
    }

    /** The network. */
    public Network network(int input, int output) {
        return new Network(
                "sketch",
                tensors,
                operators.stream().map(LoweredOperator::operator).toList(),
                List.of(input),
                List.of(output));
    }

    private int add(int bytes, Optional<TensorData> constant) {
        int index = tensors.size();
        tensors.add(new Tensor(index, "t" + index, TensorType.INT8, Shape.of(1, bytes), Quantization.NONE, constant));
        return index;
    }

    private NetworkSketch operator(
            OperatorOptions options,
            int scratchBytes,
            Set<Integer> inPlace,
            boolean alias,
            List<Integer> inputs,
            int output) {
        KernelPlan kernel =
                new KernelPlan("nothing", new MachineCode(RETURN, List.of()), List.of(), scratchBytes, 0, inPlace);
        Operator operator = new Operator(operators.size(), options, inputs, List.of(output));
        operators.add(new LoweredOperator(operator, kernel, alias));
        return this;
    }
}
