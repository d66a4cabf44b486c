package dev.mcusim.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** The program with one edit in the source of a kernel generator: what somebody who works on kernels has on the desk. */
final class EditedKernel {

    private static final Path SOURCES = Path.of("../cortexm-kernels/src/main/java/dev/mcusim/kernel");

    private final String classPath;

    private EditedKernel(String classPath) {
        this.classPath = classPath;
    }

    /**
     * Compiles the edit; the source tree stays as it is.
     *
     * @param scratch an empty folder
     * @param source  name of a file in the package of the kernels
     * @param line    a piece of its text that is there once
     * @param edited  what stands there instead
     */
    static EditedKernel of(Path scratch, String source, String line, String edited) throws IOException {
        String text = Files.readString(SOURCES.resolve(source));
        assertThat(text.split(Pattern.quote(line), -1))
                .as("%s has the line once that this test edits: %s", source, line)
                .hasSize(2);
        Path file = Files.writeString(scratch.resolve(source), text.replace(line, edited));
        String original = System.getProperty("java.class.path");
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        errors,
                        "-proc:none",
                        "-nowarn",
                        "-d",
                        scratch.toString(),
                        "-cp",
                        original,
                        file.toString());
        assertThat(failed).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        return new EditedKernel(scratch + File.pathSeparator + original);
    }

    /** How the program ended, and what it printed. */
    record Outcome(int exitCode, String output) {}

    /** Runs {@code mcusim} with it. */
    Outcome mcusim(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "dev.mcusim.cli.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
