package dev.mcusim;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Models and golden data that lie beside the repository and are not part of it. */
public final class SharedFiles {
    private SharedFiles() {}

    /**
     * A folder of the shared files. Where it is missing the calling test is skipped, with the reason; it fails instead when {@code -Dmcusim.shared} or the
     * environment variable {@code MCUSIM_SHARED} says that the files are there.
     */
    public static Path folder(String name) {
        Path folder = root().resolve(name);
        if (!Files.isDirectory(folder)) {
            String reason = "there is no folder " + folder;
            if (told() != null) {
                throw new AssertionError(reason);
            }
            System.out.println("skipped: " + reason + " (set -Dmcusim.shared=DIR)");
            assumeTrue(false, reason);
        }
        return folder;
    }

    private static String told() {
        return System.getProperty("mcusim.shared", System.getenv("MCUSIM_SHARED"));
    }

    private static Path root() {
        if (told() != null) {
            return Path.of(told());
        }
        Path repository = Path.of("").toAbsolutePath();
        while (repository.getParent() != null
                && !(Files.exists(repository.resolve("mcusim")) && Files.exists(repository.resolve("pom.xml")))
                && !Files.exists(repository.resolve("firmware-engine"))) {
            repository = repository.getParent();
        }
        return repository.resolveSibling("shared");
    }
}
