package dev.mcusim.deploy;

import dev.mcusim.model.Network;
import dev.mcusim.model.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Raw files that hold tensors: one file a tensor, little-endian, nothing else in it. Pipes are files too. */
public final class TensorFiles {
    private TensorFiles() {}

    /**
     * Reads what to feed to a network, in the order of {@link Network#inputs()}.
     *
     * @throws InputException when there are too few or too many files, or one cannot be read or has not the size of its tensor
     */
    public static List<byte[]> inputs(Network network, List<Path> files) {
        return read("input", network, network.inputs(), files);
    }

    /**
     * Reads what a network should compute, in the order of {@link Network#outputs()}.
     *
     * @throws InputException as for {@link #inputs}
     */
    public static List<byte[]> outputs(Network network, List<Path> files) {
        return read("output", network, network.outputs(), files);
    }

    private static List<byte[]> read(String role, Network network, List<Integer> tensors, List<Path> files) {
        if (files.size() != tensors.size()) {
            throw new InputException("%d %s files were given, but %s has %d: %s"
                    .formatted(files.size(), role, network.name(), tensors.size(), describe(network, tensors)));
        }
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Tensor tensor = network.tensor(tensors.get(i));
            Path file = files.get(i);
            byte[] bytes = read(file, tensor.bytes() + 1);
            if (bytes.length != tensor.bytes()) {
                String size =
                        bytes.length < tensor.bytes() ? String.valueOf(bytes.length) : "more than " + tensor.bytes();
                throw new InputException(
                        "%s has %s bytes, but %s %d is %s".formatted(file, size, role, i, describe(tensor)));
            }
            values.add(bytes);
        }
        return values;
    }

    private static byte[] read(Path file, int most) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder, not a file");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(most);
        } catch (NoSuchFileException e) {
            throw new InputException("there is no file " + file, e);
        } catch (IOException e) {
            throw new InputException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    static String describe(Network network, List<Integer> tensors) {
        return tensors.stream().map(i -> describe(network.tensor(i))).collect(Collectors.joining("; "));
    }

    static String describe(Tensor tensor) {
        return "'%s' %s %s, %d bytes".formatted(tensor.name(), tensor.type(), tensor.shape(), tensor.bytes());
    }
}
