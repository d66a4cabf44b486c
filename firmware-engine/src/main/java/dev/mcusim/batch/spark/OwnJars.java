package dev.mcusim.batch.spark;

import dev.mcusim.batch.ExecutorUnavailableException;
import dev.mcusim.batch.ExecutorUnavailableException.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The jars of mcusim and its libraries: they lie in one folder. Workers of a cluster are sent them. */
final class OwnJars {

    private OwnJars() {}

    /**
     * Where they are.
     *
     * @throws ExecutorUnavailableException when mcusim runs from a folder of classes
     */
    static String[] paths() {
        Path own = own();
        if (!own.toString().endsWith(".jar")) {
            throw new ExecutorUnavailableException(
                    Code.NOT_IN_JARS,
                    "workers on other computers need mcusim as jars, and this one runs from the classes in " + own
                            + "; start it with ./mcusim",
                    null);
        }
        try (Stream<Path> files = Files.list(own.getParent())) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path own() {
        try {
            return Path.of(OwnJars.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the location of a class is a URI", e);
        }
    }
}
