package dev.mcusim.reference;

import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorData;
import dev.mcusim.model.WorkCount;
import dev.mcusim.progress.Progress;
import java.util.List;

/** Runs networks in plain Java, bit exact with TensorFlow Lite Micro's reference kernels. */
public final class ReferenceEngine {
    private ReferenceEngine() {}

    /**
     * Runs one inference.
     *
     * @param inputs the raw bytes of each network input, little-endian, in the network's order
     * @throws IllegalArgumentException when there are too few or too many inputs or one has another size than its tensor
     */
    public static ReferenceRun run(Network network, List<byte[]> inputs) {
        return run(network, inputs, Progress.NONE);
    }

    /**
     * As {@link #run(Network, List)}, for who wants to know how far it is.
     *
     * @param progress told after every operator
     */
    public static ReferenceRun run(Network network, List<byte[]> inputs, Progress progress) {
        byte[][] tensors = new byte[network.tensors().size()][];
        for (Tensor tensor : network.tensors()) {
            tensors[tensor.index()] = tensor.constant().map(TensorData::toBytes).orElse(null);
        }
        if (inputs.size() != network.inputs().size()) {
            throw new IllegalArgumentException(
                    "the network has " + network.inputs().size() + " inputs, not " + inputs.size());
        }
        for (int i = 0; i < inputs.size(); i++) {
            Tensor tensor = network.tensor(network.inputs().get(i));
            if (inputs.get(i).length != tensor.bytes()) {
                throw new IllegalArgumentException("input " + i + " is " + tensor.type() + " " + tensor.shape() + " of "
                        + tensor.bytes() + " bytes, not " + inputs.get(i).length);
            }
            tensors[tensor.index()] = inputs.get(i).clone();
        }
        try (Progress.Task task = progress.begin("reference engine", Math.max(1, WorkCount.steps(network)))) {
            for (Operator operator : network.operators()) {
                tensors[operator.output()] = new byte[network.output(operator).bytes()];
                ReferenceOperators.run(operator.options(), new Operands(network, operator, tensors));
                task.advance(WorkCount.steps(network, operator));
            }
        }
        return new ReferenceRun(network, tensors);
    }
}
