package dev.mcusim.deploy;

import dev.mcusim.model.Network;
import dev.mcusim.report.Report;
import dev.mcusim.tflite.ImportLimits;
import dev.mcusim.tflite.ModelFile;
import dev.mcusim.tflite.TfliteImporter;
import java.io.Serializable;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A network and the file it came from. Its serialized form is the file, which is read and checked anew.
 *
 * @param file name without folders
 * @param bytes of the file; not to be changed
 * @param sha256 of the bytes, in hex
 */
public record NetworkFile(String file, byte[] bytes, String sha256, Network network) implements Serializable {

    private record Serialized(String file, byte[] bytes) implements Serializable {
        private Object readResolve() {
            return of(file, bytes);
        }
    }

    private Object writeReplace() {
        return new Serialized(file, bytes);
    }

    /**
     * Reads a {@code .tflite} file.
     *
     * @throws dev.mcusim.tflite.ModelException when it cannot be read or its network cannot be used
     */
    public static NetworkFile read(Path path) {
        return of(path, ModelFile.bytes(path, ImportLimits.DEFAULT));
    }

    /**
     * A network from bytes in memory.
     *
     * @param file what to call it
     * @throws dev.mcusim.tflite.ModelException when the network cannot be used
     */
    public static NetworkFile of(String file, byte[] bytes) {
        return of(Path.of(file), bytes);
    }

    private static NetworkFile of(Path path, byte[] bytes) {
        Network network = TfliteImporter.read(ModelFile.networkName(path), bytes, ImportLimits.DEFAULT);
        return new NetworkFile(String.valueOf(path.getFileName()), bytes, sha256(bytes), network);
    }

    /** The network in the words of reports. */
    public Report.Model description() {
        return new Report.Model(file, sha256, network.macs(), network.parameters());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
