package dev.mcusim.reference;

import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import java.util.List;

/** The result of one inference: the bytes of every tensor, little-endian, elements in row-major order. */
public final class ReferenceRun {
    private final Network network;
    private final byte[][] tensors;

    ReferenceRun(Network network, byte[][] tensors) {
        this.network = network;
        this.tensors = tensors;
    }

    /** What an operator computed. */
    public byte[] outputOf(Operator operator) {
        return tensors[operator.output()].clone();
    }

    /** The network's outputs, in the network's order. */
    public List<byte[]> outputs() {
        return network.outputs().stream().map(index -> tensors[index].clone()).toList();
    }
}
