package dev.mcusim.deploy;

import dev.mcusim.model.Network;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Data for a network's inputs, one array a tensor, raw little-endian bytes in the order of {@link Network#inputs()}. */
public final class InputData {
    private InputData() {}

    /**
     * Reads raw files, one for each input.
     *
     * @throws InputException when there are too few or too many files, or one has not the size of its tensor
     * @throws UncheckedIOException when one cannot be read
     */
    public static List<byte[]> fromFiles(Network network, List<Path> files) {
        if (files.size() != network.inputs().size()) {
            throw new InputException("%d input files were given, but %s has %d: %s"
                    .formatted(files.size(), network.name(), network.inputs().size(), describe(network)));
        }
        List<byte[]> inputs = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Tensor tensor = network.tensor(network.inputs().get(i));
            Path file = files.get(i);
            try {
                long size = Files.size(file);
                if (size != tensor.bytes()) {
                    throw new InputException("%s has %d bytes, but input %d is %s, %d bytes"
                            .formatted(file, size, i, describe(tensor), tensor.bytes()));
                }
                inputs.add(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return inputs;
    }

    /**
     * Checks data that came from elsewhere.
     *
     * @throws InputException when the number of inputs or the size of one is not the network's
     */
    public static void check(Network network, List<byte[]> inputs) {
        if (inputs.size() != network.inputs().size()) {
            throw new InputException("%d inputs were given, but %s has %d: %s"
                    .formatted(inputs.size(), network.name(), network.inputs().size(), describe(network)));
        }
        for (int i = 0; i < inputs.size(); i++) {
            Tensor tensor = network.tensor(network.inputs().get(i));
            if (inputs.get(i).length != tensor.bytes()) {
                throw new InputException("input %d has %d bytes, but it is %s, %d bytes"
                        .formatted(i, inputs.get(i).length, describe(tensor), tensor.bytes()));
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

    private static String describe(Network network) {
        return network.inputs().stream()
                .map(i -> describe(network.tensor(i)) + ", " + network.tensor(i).bytes() + " bytes")
                .collect(Collectors.joining("; "));
    }

    private static String describe(Tensor tensor) {
        return "'%s' %s %s".formatted(tensor.name(), tensor.type(), tensor.shape());
    }
}
