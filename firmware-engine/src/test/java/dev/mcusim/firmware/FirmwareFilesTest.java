package dev.mcusim.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.board.BoardCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmwareFilesTest {
    private static final Pattern OBJDUMP_LINE = Pattern.compile("\\s*([0-9a-f]+):\\s+((?:[0-9a-f]{4} ?)+)\\s+(\\S+).*");
    private static final Pattern LISTING_LINE = Pattern.compile("\\s*([0-9a-f]+):  ([0-9a-f ]{10})  (\\S+).*");

    @TempDir
    private Path folder;

    private final FirmwareSketch sketch = new FirmwareSketch(100).adds(1, 40).adds(2, 48);
    private final FirmwareBuild build = new FirmwareBuilder(
                    BoardCatalog.shipped().board("nucleo-f446re"))
            .build(sketch.network(), sketch.operators());

    @Test
    void allFormatsAreWrittenAndNothingElseIsLeft() throws IOException {
        List<Path> written = FirmwareFiles.write(build, folder.resolve("new/deep"), "net");
        assertThat(written)
                .extracting(path -> path.getFileName().toString())
                .containsExactly("net.elf", "net.bin", "net.hex", "net.map", "net.lst");
        try (Stream<Path> files = Files.list(folder.resolve("new/deep"))) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(written);
        }
        assertThat(written.get(1)).hasBinaryContent(build.image().flash());
    }

    @Test
    void filesAreReplacedAndTheSameEveryTime() throws IOException {
        FirmwareFiles.write(build, folder, "net");
        byte[] elf = Files.readAllBytes(folder.resolve("net.elf"));
        Files.writeString(folder.resolve("net.elf"), "old");
        FirmwareFiles.write(build, folder, "net");
        assertThat(folder.resolve("net.elf")).hasBinaryContent(elf);
    }

    @Test
    void aFileInTheWayIsAnError() throws IOException {
        Path occupied = Files.writeString(folder.resolve("occupied"), "");
        assertThatThrownBy(() -> FirmwareFiles.write(build, occupied, "net")).isInstanceOf(IOException.class);
    }

    @Test
    void theMapTellsRegionsTensorsAndSymbols() {
        assertThat(MapFile.format(build))
                .contains("NUCLEO-F446RE", "SRAM1", "layer_01_relu6", "layer_01_scratch", "tensor_input0")
                .contains("lower bound", "proven optimal", "host to 0", "1 to host")
                .containsPattern("0x08000000 +\\d+ +vector_table");
    }

    @Test
    void gnuToolsReadTheElf() throws IOException, InterruptedException {
        FirmwareFiles.write(build, folder, "net");
        String elf = folder.resolve("net.elf").toString();
        assertThat(GnuTools.run("readelf", "-hlSsA", elf))
                .doesNotContain("Warning", "Error")
                .contains("ELF32", "EXEC (Executable file)", "ARM")
                .contains(".text", ".rodata", ".stack", ".arena")
                .containsPattern("FUNC +GLOBAL +DEFAULT +\\d+ layer_00_relu6")
                .containsPattern("OBJECT +GLOBAL +DEFAULT +\\d+ tensor_output0");
    }

    @Test
    void gnuMakesTheSameBinaryFromElfAndHex() throws IOException, InterruptedException {
        FirmwareFiles.write(build, folder, "net");
        String fromElf = folder.resolve("elf.bin").toString();
        String fromHex = folder.resolve("hex.bin").toString();
        GnuTools.run(
                "objcopy",
                "-O",
                "binary",
                "--gap-fill",
                "0xff",
                folder.resolve("net.elf").toString(),
                fromElf);
        GnuTools.run(
                "objcopy",
                "-I",
                "ihex",
                "-O",
                "binary",
                folder.resolve("net.hex").toString(),
                fromHex);
        assertThat(Path.of(fromElf)).hasBinaryContent(build.image().flash());
        assertThat(Path.of(fromHex)).hasBinaryContent(build.image().flash());
    }

    @Test
    void theListingHasTheInstructionsThatObjdumpSees() throws IOException, InterruptedException {
        FirmwareFiles.write(build, folder, "net");
        String objdump = GnuTools.run("objdump", "-d", folder.resolve("net.elf").toString());
        Map<String, String> expected = instructions(objdump, OBJDUMP_LINE);
        Map<String, String> actual = instructions(Files.readString(folder.resolve("net.lst")), LISTING_LINE);
        assertThat(expected).hasSizeGreaterThan(50);
        assertThat(actual).isEqualTo(expected);
    }

    /** Words and mnemonic by address, without data and without zeros that pad. */
    private static Map<String, String> instructions(String text, Pattern pattern) {
        Map<String, String> instructions = new TreeMap<>();
        for (String line : text.lines().toList()) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches() && !matcher.group(3).startsWith(".")) {
                instructions.put(matcher.group(1), matcher.group(2).strip() + " " + matcher.group(3));
            }
        }
        return instructions;
    }
}
