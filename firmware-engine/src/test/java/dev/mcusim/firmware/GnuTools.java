package dev.mcusim.firmware;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Arm binutils, where they are installed. */
final class GnuTools {
    private static final String PREFIX = "arm-none-eabi-";

    private GnuTools() {}

    /**
     * Runs a tool to its end.
     *
     * @param tool without prefix, for example {@code readelf}
     * @return what it printed, errors included
     */
    static String run(String tool, String... arguments) throws IOException, InterruptedException {
        boolean installed = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PREFIX + tool)));
        if (!installed) {
            System.out.println("skipped: " + PREFIX + tool + " is not installed");
        }
        assumeTrue(installed, PREFIX + tool + " is not installed");
        List<String> command = new ArrayList<>(List.of(PREFIX + tool));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + output);
        }
        return output;
    }
}
