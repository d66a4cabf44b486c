package dev.mcusim.tflite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Gets the bytes of a model file without trusting its size. */
final class ModelFile {
    private ModelFile() {}

    /** The file's name without its extension. */
    static String name(Path file) {
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        return name.endsWith(".tflite") ? name.substring(0, name.length() - ".tflite".length()) : name;
    }

    /** At most one byte more than the limit allows. */
    static byte[] bytes(Path file, ImportLimits limits) {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(limits.fileBytes() + 1);
        } catch (IOException e) {
            String reason =
                    e instanceof NoSuchFileException ? "there is no such file" : "it cannot be read (" + e + ")";
            ModelProblem problem = new ModelProblem(ProblemCode.FILE_UNREADABLE, file.toString(), reason);
            throw new ModelException(name(file), List.of(problem));
        }
    }
}
