package dev.mcusim.deploy;

import dev.mcusim.model.Network;
import dev.mcusim.tflite.ImportLimits;
import dev.mcusim.tflite.ModelFile;
import dev.mcusim.tflite.TfliteImporter;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A network and the file it came from.
 *
 * @param file name without folders
 * @param sha256 of the file's bytes, in hex
 */
public record NetworkFile(String file, String sha256, Network network) {

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
        return new NetworkFile(String.valueOf(path.getFileName()), sha256(bytes), network);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
