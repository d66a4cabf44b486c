package dev.mcusim.conformance;

import dev.mcusim.model.Network;
import dev.mcusim.model.TensorData;
import java.util.List;

/**
 * A case that can be run.
 *
 * @param network one operator; its tensors have no scales, since the operator's options already hold everything
 * @param inputs the bytes of the network's inputs, in order
 * @param expected the bytes of the network's only output
 */
public record LayerCase(String name, String operator, Network network, List<byte[]> inputs, TensorData expected)
        implements LoadedCase {
    public LayerCase {
        inputs = List.copyOf(inputs);
    }
}
