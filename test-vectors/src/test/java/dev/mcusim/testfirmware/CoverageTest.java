package dev.mcusim.testfirmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.elf.ElfSections;
import dev.mcusim.elf.dwarf.LineTable;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.machine.FirmwareConsole;
import dev.mcusim.run.FirmwareRun;
import dev.mcusim.run.RunOptions;
import dev.mcusim.trace.Coverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which lines of a program in C were executed. */
class CoverageTest {

    private static final Path SOURCE =
            Path.of("firmware", "programs", "core", "debuggee.c").toAbsolutePath();

    @Test
    void linesAndFunctionsAreCounted() throws IOException {
        TestFirmware.build();
        byte[] file = Files.readAllBytes(TestFirmware.image(Target.H7, "debuggee"));
        ProgramImage image = ProgramImage.read(file);
        Coverage coverage = new Coverage(
                LineTable.read(ElfSections.read(file), address -> address >= 0x0800_0000L), image.symbols());
        new FirmwareRun(BoardCatalog.shipped().board("nucleo-h743zi2"), RunOptions.DEFAULT)
                .observedBy(coverage)
                .run("debuggee.elf", image, new FirmwareConsole((data, error) -> {}, (port, data) -> {}, ""));
        List<String> record = record(coverage.text());
        assertThat(record)
                .startsWith("TN:", "SF:" + SOURCE)
                .contains("FNDA:10,add", "FNDA:1,sum", "FNDA:0,store_nowhere", "FNDA:1,main", "FNF:6", "FNH:4")
                .contains(
                        "DA:%d,10".formatted(line("calls++")),
                        "DA:%d,10".formatted(line("result = add(")),
                        "DA:%d,1".formatted(line("finish()")),
                        "DA:%d,0".formatted(line("total++")));
        long found = record.stream().filter(text -> text.startsWith("DA:")).count();
        long hit = record.stream()
                .filter(text -> text.startsWith("DA:") && !text.endsWith(",0"))
                .count();
        assertThat(record).endsWith("LF:" + found, "LH:" + hit);
    }

    private static List<String> record(String text) {
        return Arrays.stream(text.split("end_of_record\n"))
                .filter(part -> part.contains("SF:" + SOURCE))
                .flatMap(String::lines)
                .toList();
    }

    /** The number of the line that holds a text. */
    private static int line(String text) throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        return 1
                + IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).contains(text))
                        .findFirst()
                        .orElseThrow();
    }
}
