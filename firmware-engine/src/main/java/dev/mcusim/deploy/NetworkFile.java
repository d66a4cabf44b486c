package dev.mcusim.deploy;

import dev.mcusim.model.Network;
import dev.mcusim.tflite.ImportLimits;
import dev.mcusim.tflite.TfliteImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
     * @throws dev.mcusim.tflite.ModelException when its network cannot be used
     * @throws UncheckedIOException when it cannot be read
     */
    public static NetworkFile read(Path path) {
        try (InputStream stream = Files.newInputStream(path)) {
            return of(path.getFileName().toString(), stream.readNBytes(ImportLimits.DEFAULT.fileBytes() + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A network from bytes in memory.
     *
     * @param file what to call it
     * @throws dev.mcusim.tflite.ModelException when the network cannot be used
     */
    public static NetworkFile of(String file, byte[] bytes) {
        String name = file.replaceFirst("\\.tflite$", "");
        return new NetworkFile(file, sha256(bytes), TfliteImporter.read(name, bytes, ImportLimits.DEFAULT));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
