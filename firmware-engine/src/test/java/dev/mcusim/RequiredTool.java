package dev.mcusim;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs that only some tests need: where one is missing these tests skip, but with {@code CI=true} in the environment they fail. */
public final class RequiredTool {

    private RequiredTool() {}

    /**
     * Finds a program on the path.
     *
     * @param name       of the program
     * @param aptPackage what to install on Debian and Ubuntu
     */
    public static Path find(String name, String aptPackage) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(name + " is not installed (apt-get install " + aptPackage + ")"));
    }

    private static Path missing(String message) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        System.out.println("skipped: " + message);
        return abort(message);
    }
}
