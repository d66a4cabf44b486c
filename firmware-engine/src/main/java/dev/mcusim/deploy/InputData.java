package dev.mcusim.deploy;

import dev.mcusim.model.Network;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Data for a network's inputs, one array a tensor, raw little-endian bytes in the order of {@link Network#inputs()}. */
public final class InputData {
    private InputData() {}

    /**
     * Checks data that came from elsewhere.
     *
     * @throws InputException when the number of inputs or the size of one is not the network's
     */
    public static void check(Network network, List<byte[]> inputs) {
        if (inputs.size() != network.inputs().size()) {
            throw new InputException("%d inputs were given, but %s has %d: %s"
                    .formatted(
                            inputs.size(),
                            network.name(),
                            network.inputs().size(),
                            TensorFiles.describe(network, network.inputs())));
        }
        for (int i = 0; i < inputs.size(); i++) {
            Tensor tensor = network.tensor(network.inputs().get(i));
            if (inputs.get(i).length != tensor.bytes()) {
                throw new InputException("input %d has %d bytes, but it is %s"
                        .formatted(i, inputs.get(i).length, TensorFiles.describe(tensor)));
            }
        }
    }

    /**
     * Pseudo-random data, the same on every machine: x = x * 1664525 + 1013904223 modulo 2^32 from {@code seed}, one step an element, of which the top byte is the
     * element; a float32 element is that byte as int8 divided by 128. The sequence starts anew for each input.
     */
    public static List<byte[]> seeded(Network network, int seed) {
        return network.inputs().stream()
                .map(index -> seeded(network.tensor(index), seed))
                .toList();
    }

    private static byte[] seeded(Tensor tensor, int seed) {
        ByteBuffer data = ByteBuffer.allocate(tensor.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int x = seed;
        while (data.hasRemaining()) {
            x = x * 1664525 + 1013904223;
            if (tensor.type() == TensorType.FLOAT32) {
                data.putFloat((x >> 24) / 128f);
            } else {
                data.put((byte) (x >> 24));
            }
        }
        return data.array();
    }
}
