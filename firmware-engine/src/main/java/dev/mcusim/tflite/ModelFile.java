package dev.mcusim.tflite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Gets the bytes of a model file without trusting its size. */
public final class ModelFile {
    private static final String EXTENSION = ".tflite";

    private ModelFile() {}

    /** The name of the network in a file: the file's name without folders and {@code .tflite}. */
    public static String networkName(Path file) {
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    }

    /**
     * The bytes of a file.
     *
     * @throws ModelException when it cannot be read, or is larger than {@code limits} allow; no more than that is read then
     */
    public static byte[] bytes(Path file, ImportLimits limits) {
        if (Files.isDirectory(file)) {
            throw refusal(file, ProblemCode.FILE_UNREADABLE, "it is a folder, not a file");
        }
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file)) {
            bytes = stream.readNBytes(limits.fileBytes() + 1);
        } catch (NoSuchFileException e) {
            throw refusal(file, ProblemCode.FILE_UNREADABLE, "there is no such file");
        } catch (AccessDeniedException e) {
            throw refusal(file, ProblemCode.FILE_UNREADABLE, "its permissions do not allow to read it");
        } catch (IOException e) {
            throw refusal(file, ProblemCode.FILE_UNREADABLE, "it cannot be read (" + e.getMessage() + ")");
        }
        if (bytes.length > limits.fileBytes()) {
            throw refusal(file, ProblemCode.LIMIT_EXCEEDED, "at most " + limits.fileBytes() + " bytes are accepted");
        }
        return bytes;
    }

    private static ModelException refusal(Path file, ProblemCode code, String message) {
        return new ModelException(networkName(file), List.of(new ModelProblem(code, file.toString(), message)));
    }
}
