package dev.mcusim;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Models and golden data that lie beside the repository and are not part of it. */
public final class SharedFiles {
    private SharedFiles() {}

    /** A folder of the shared files; the calling test is skipped, with the reason, where they are missing. */
    public static Path folder(String name) {
        Path folder = root().resolve(name);
        if (!Files.isDirectory(folder)) {
            String reason = "skipped: there is no folder " + folder + " (set -Dmcusim.shared=DIR)";
            System.out.println(reason);
            assumeTrue(false, reason);
        }
        return folder;
    }

    private static Path root() {
        String property = System.getProperty("mcusim.shared");
        if (property != null) {
            return Path.of(property);
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
