package dev.mcusim.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What {@link Load} names. */
record LoadedFile(String name, byte[] bytes) {

    /**
     * Reads it.
     *
     * @param user the test class, whose class loader has the resources
     */
    static LoadedFile find(String name, Class<?> user) {
        Path file = Path.of(name);
        try {
            if (Files.exists(file)) {
                return new LoadedFile(name, Files.readAllBytes(file));
            }
            try (InputStream resource = user.getClassLoader().getResourceAsStream(name)) {
                if (resource != null) {
                    return new LoadedFile(name, resource.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(name), e);
        }
        throw new ParameterResolutionException("@Load: there is neither a file %s nor a resource %s on the class path"
                .formatted(file.toAbsolutePath(), name));
    }
}
