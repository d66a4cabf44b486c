package dev.mcusim.testfirmware;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.FaultReport;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.elf.ElfFile;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.machine.FirmwareConsole;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import dev.mcusim.machine.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs test firmware on a board of the catalogue whose USART1 is wired to itself. */
final class SimulatedBoard {
    private static final long MOST_INSTRUCTIONS = 200_000_000;

    private SimulatedBoard() {}

    /** What an image prints, followed by a line that says how it ended when that was not by itself with exit code 0. */
    static String run(String board, CoreKind core, Path image) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        FirmwareConsole console = new FirmwareConsole(
                (data, error) -> text.write(data),
                (port, data) -> text.write(data),
                image.getFileName().toString());
        MachineOptions options = MachineOptions.DEFAULT.withConsole(console);
        try (Machine machine = Machine.create(BoardCatalog.shipped().board(board), read(image), core, options)) {
            Surroundings surroundings = machine.surroundings().orElseThrow();
            surroundings.serial().line("USART1").loopBack();
            StopReason stop = machine.run(-1, MOST_INSTRUCTIONS);
            surroundings.finishOutput();
            return text.toString(StandardCharsets.UTF_8) + ending(stop);
        }
    }

    private static String ending(StopReason stop) {
        if (stop instanceof StopReason.Exited exited && exited.code() == 0) {
            return "";
        }
        if (stop instanceof StopReason.LockUp lockUp) {
            FaultReport report = lockUp.report();
            String function = report.symbol().orElse("no function").replaceFirst("\\+.*", "");
            return "locked up by %s in %s\n".formatted(report.kind(), function);
        }
        return stop + "\n";
    }

    private static ProgramImage read(Path image) {
        try {
            return ProgramImage.of(ElfFile.read(Files.readAllBytes(image)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
