package dev.mcusim.testfirmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.RequiredTool;
import dev.mcusim.elf.ElfSections;
import dev.mcusim.elf.dwarf.LineRange;
import dev.mcusim.elf.dwarf.LineTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Line tables as gcc writes them, in every version of DWARF, compared with what GNU addr2line makes of them. */
class LineTablesTest {

    private static final Path SOURCES = Path.of("firmware").toAbsolutePath();
    private static final List<String> FILES = List.of(
            "programs/core/debuggee.c",
            "support/report.c",
            "support/semihosting.c",
            "support/unexpected.c",
            "support/startup.S");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-gdwarf-2", "-gdwarf-3", "-gdwarf-4", "-gdwarf-5", "-gz"})
    void agreeWithAddr2line(String option) throws IOException {
        Path elf = compile(option);
        List<LineRange> ranges = LineTable.read(
                        ElfSections.read(Files.readAllBytes(elf)), address -> address >= 0x0800_0000L)
                .ranges();
        assertThat(ranges).hasSizeGreaterThan(100);
        List<String> lines = addr2line(elf, ranges);
        for (int i = 0; i < ranges.size(); i++) {
            LineRange range = ranges.get(i);
            assertThat(lines.get(i).replaceAll(" \\(discriminator.*", ""))
                    .as("0x%08x".formatted(range.start()))
                    .isEqualTo(range.file() + ":" + range.line());
        }
    }

    private Path compile(String option) {
        Path elf = folder.resolve("program.elf");
        List<String> command = new ArrayList<>(List.of(
                RequiredTool.find("arm-none-eabi-gcc", "gcc-arm-none-eabi").toString(),
                "-g",
                option,
                "-O1",
                "-mthumb",
                "-mcpu=cortex-m4",
                "-ffreestanding",
                "-nostdlib",
                "-Iinclude",
                "-Wl,-T,image.ld,--no-warn-rwx-segments",
                "-Wl,--defsym=FLASH_BASE=0x08000000,--defsym=RAM_BASE=0x20000000,--defsym=RAM_SIZE=0x10000",
                "-o",
                elf.toString()));
        command.addAll(FILES);
        Output output = Output.of(SOURCES, command, 120);
        assertThat(output.exitCode()).as(output.text()).isZero();
        return elf;
    }

    private List<String> addr2line(Path elf, List<LineRange> ranges) {
        Path tool = RequiredTool.find("arm-none-eabi-addr2line", "binutils-arm-none-eabi");
        List<String> command = new ArrayList<>(List.of(tool.toString(), "-e", elf.toString()));
        ranges.forEach(range -> command.add(Long.toHexString(range.start())));
        return Output.of(folder, command, 60).text().lines().toList();
    }
}
