package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mcusim.demo.DemoNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and its relatives, sent to a real process. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class InterruptionTest {
    private static final int LONGEST_WAIT_SECONDS = 60;

    /**
     * RCC_AHB1ENR = GPIOAEN; GPIOA_MODER: PA5 is an output; r2 = 0x20; r3 = 200; 1: r1 ^= r2; GPIOA_ODR = r1; count r3 down and go to 1 until it
     * is 0; write "on\n" by semihosting; go to 1
     */
    private static final int[] BLINK_FOR_EVER = {
        0x4809, 0x2101, 0x6001, 0x4c09, 0x0289, 0x6021, 0x2100, 0x2220, 0x23c8, 0x4051, 0x6161, 0x3b01,
        0xd1fb, 0x2004, 0xa101, 0xbeab, 0x2100, 0xe7f6, 0x6e6f, 0x000a, 0x3830, 0x4002, 0x0000, 0x4002
    };

    @TempDir
    Path folder;

    private Process process;

    @BeforeEach
    void expectSignals() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")) || Files.isExecutable(Path.of("/usr/bin/kill")), "no kill");
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            long ignored = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .sum();
            assumeTrue((ignored & 1 << (2 - 1)) == 0, "this process ignores SIGINT, so its children do");
        }
    }

    @AfterEach
    void leaveNoProcess() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aRunStopsAndCompletesItsFiles(String signal, int exit) throws Exception {
        Path elf = TinyFirmware.write(folder.resolve("blink.elf"), BLINK_FOR_EVER);
        Path out = Files.createDirectory(folder.resolve("out"));
        start("run", elf, "--board", "nucleo-f446re", "--vcd", out.resolve("pins.vcd"));
        assertThat(process.getInputStream().readNBytes(3)).asString().isEqualTo("on\n");
        assertThat(end(signal)).isEqualTo(exit);
        assertThat(errors())
                .contains("The run was stopped from outside.")
                .contains("LD2")
                .contains("changes");
        assertThat(names(out)).containsExactly("pins.vcd");
        List<String> dump = Files.readAllLines(out.resolve("pins.vcd"));
        assertThat(dump).contains("$enddefinitions $end").hasSizeGreaterThan(100);
        assertThat(dump.get(dump.size() - 1)).as("the time of the end").matches("#\\d+");
    }

    @Test
    void traceAndFlameGraphAreCompletedToo() throws Exception {
        Path elf = TinyFirmware.write(folder.resolve("blink.elf"), BLINK_FOR_EVER);
        Path out = Files.createDirectory(folder.resolve("out"));
        List<Object> words = new ArrayList<>(List.of("run", elf, "--board", "nucleo-f446re"));
        words.addAll(List.of("--trace", out.resolve("t.txt"), "--trace-limit", 1000));
        words.addAll(List.of("--flame", out.resolve("f.txt"), "--events", out.resolve("e.txt")));
        words.addAll(List.of("--json", out.resolve("r.json")));
        start(words.toArray());
        assertThat(process.getInputStream().readNBytes(3)).asString().isEqualTo("on\n");
        assertThat(end("INT")).isEqualTo(130);
        assertThat(names(out)).containsExactly("e.txt", "f.txt", "r.json", "t.txt");
        assertThat(Files.readString(out.resolve("f.txt"))).startsWith("main ").endsWith("\n");
        assertThat(Files.readString(out.resolve("e.txt"))).contains("LD2 on").endsWith("\n");
        assertThat(Files.readString(out.resolve("r.json")))
                .contains("\"stopped\"")
                .endsWith("}\n");
    }

    /** A file that is a pipe which nobody reads holds up the command just before its end. */
    @Test
    void deployLeavesNoFirmwareWhereItCouldNotWriteAll() throws Exception {
        Path model = Files.write(folder.resolve("shapes.tflite"), DemoNetwork.modelBytes());
        Path out = Files.createDirectory(folder.resolve("out"));
        pipe(out.resolve("shapes.lst"));
        start("deploy", model, "--board", "nucleo-f446re", "--emit", out);
        await(out.resolve("shapes.map.partial"));
        assertThat(end("INT")).isEqualTo(130);
        assertThat(errors()).endsWith("mcusim: interrupted\n");
        assertThat(names(out)).containsExactly("shapes.lst");
    }

    @Test
    void recordLeavesAnOlderVectorAsItWas() throws Exception {
        Path model = Files.write(folder.resolve("shapes.tflite"), DemoNetwork.modelBytes());
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("vector.json"), "older");
        pipe(out.resolve("output0.bin"));
        start("record", model, "--board", "nucleo-f446re", "--out", out);
        await(out.resolve("input0.bin.partial"));
        assertThat(end("INT")).isEqualTo(130);
        assertThat(names(out)).containsExactly("output0.bin", "vector.json");
        assertThat(out.resolve("vector.json")).hasContent("older");
    }

    private void start(Object... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.mcusim.cli.Main"));
        Stream.of(words).map(String::valueOf).forEach(command::add);
        process = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
    }

    /** Sends a signal; the exit code that follows. */
    private int end(String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors.txt"), StandardCharsets.UTF_8);
    }

    private void await(Path file) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
        while (!Files.exists(file)) {
            assertThat(process.isAlive() && System.nanoTime() < deadline)
                    .as("%s has come; errors: %s", file, errors())
                    .isTrue();
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    private static void pipe(Path file) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
