package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.elf.ElfWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mcusim run} with --trace, --flame, --coverage and --gdb. */
class InstrumentOptionsTest {

    private static final long CODE = 0x0800_0200L;

    /** main: bl twice; b . ; twice: movs r0, #2; bx lr */
    private static final int[] PROGRAM = {0xf000, 0xf801, 0xe7fe, 0x2002, 0x4770};

    @TempDir
    private Path folder;

    private final Terminal terminal = new Terminal();

    private Path firmware(boolean symbols) throws IOException {
        ByteBuffer vectors = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        vectors.putInt(0x2000_1000).putInt((int) CODE | 1);
        ByteBuffer code = ByteBuffer.allocate(2 * PROGRAM.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int halfword : PROGRAM) {
            code.putShort((short) halfword);
        }
        ElfWriter elf = new ElfWriter()
                .constants(".isr_vector", 0x0800_0000L, vectors.array())
                .code(".text", CODE, code.array());
        if (symbols) {
            elf.function("main", CODE, 6).function("twice", CODE + 6, 4);
        }
        return Files.write(folder.resolve("firmware.elf"), elf.write());
    }

    private Exit run(boolean symbols, Object... more) throws IOException {
        Stream<Object> words = Stream.of("run", firmware(symbols), "--board", "nucleo-f446re");
        return terminal.run(Stream.concat(words, Stream.of(more)).toArray());
    }

    private void refused(String message, boolean symbols, Object... more) throws IOException {
        assertThat(run(symbols, more)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains(message);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(Path::getFileName).sorted().toList();
        }
    }

    @Test
    void theTraceIsAFileOfItsOwn() throws IOException {
        Path trace = folder.resolve("trace.txt");
        assertThat(run(true, "--trace", trace, "--trace-only", "twice")).isEqualTo(ExitCode.STOPPED);
        assertThat(Files.readAllLines(trace)).hasSize(3).last().asString().contains("twice+0x2", "bx lr");
        assertThat(files()).doesNotContain(Path.of("trace.txt.partial"));
        run(
                true,
                "--trace",
                trace,
                "--trace-only",
                "0x08000200-0x08000205",
                "--trace-only",
                "twice",
                "--trace-limit",
                2);
        assertThat(Files.readAllLines(trace)).hasSize(4).last().asString().contains("limit");
    }

    @Test
    void stacksAndTraceMayBeWrittenTogether() throws IOException {
        Path flame = folder.resolve("stacks.txt");
        run(true, "--flame", flame, "--trace", folder.resolve("trace.txt"));
        assertThat(Files.readString(flame)).matches("main \\d+\nmain;twice \\d+\n");
        assertThat(files()).contains(Path.of("trace.txt"));
    }

    @Test
    void whatCannotBeDoneIsSaidBeforeTheRun() throws IOException {
        Path file = folder.resolve("out.txt");
        refused("no symbols", false, "--flame", file);
        refused("compile it with -g", true, "--coverage", file);
        refused("no function of the firmware", true, "--trace", file, "--trace-only", "nothing");
        refused("name its file with --trace", true, "--trace-limit", 5);
        refused("there is no folder", true, "--trace", folder.resolve("no/such/file"));
        refused("leave out --core", true, "--trace", file, "--core", "unicorn");
        refused("--flame and --gdb do not go together", true, "--flame", file, "--gdb", 0);
        assertThat(files()).containsExactly(Path.of("firmware.elf"));
    }

    @Test
    void portsAreNumbersThatAreFree() throws IOException {
        refused("whole number from 0 to 65535", true, "--gdb", 70_000);
        refused("set a breakpoint", true, "--gdb", 0, "--until", "main");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused("the port cannot be opened", true, "--gdb", taken.getLocalPort());
        }
    }
}
