package dev.mcusim.testfirmware;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where QEMU is known to do other than the manual says.
 *
 * @param notRun  programs that QEMU cannot run, and why
 * @param differs lines that come out differently
 */
record QemuDifferences(Map<String, String> notRun, List<Difference> differs) {

    /**
     * Lines that differ.
     *
     * @param program  prints them
     * @param machines of QEMU on which it does
     * @param ours     what stands in the expected text, whole lines
     * @param qemu     what QEMU prints instead
     * @param reason   why, with the section of the manual that is not followed
     */
    record Difference(String program, List<String> machines, String ours, String qemu, String reason) {}

    /** What is known: {@code test-vectors/firmware/qemu-differs.yaml}. */
    static QemuDifferences committed() {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readValue(Path.of("firmware", "qemu-differs.yaml").toFile(), QemuDifferences.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What QEMU is to print when the manual says a text. */
    String expected(String machine, String program, String text) {
        String expected = text;
        for (Difference difference : differs) {
            if (difference.program().equals(program) && difference.machines().contains(machine)) {
                if (!expected.contains(difference.ours())) {
                    throw new AssertionError(
                            "qemu-differs.yaml: %s does not print\n%s".formatted(program, difference.ours()));
                }
                expected = expected.replace(difference.ours(), difference.qemu());
            }
        }
        return withVerdict(expected);
    }

    /** A program counts what it found wrong, and ends accordingly. */
    private static String withVerdict(String text) {
        long wrong = text.lines()
                .filter(line -> line.contains(", but the manual says "))
                .count();
        String passed = "passed\n";
        if (wrong == 0 || !text.endsWith(passed)) {
            return text;
        }
        return text.substring(0, text.length() - passed.length()) + wrong + " checks failed\nexit code 1\n";
    }
}
