package dev.mcusim.testfirmware;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.FaultReport;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.elf.ElfFile;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.machine.FirmwareConsole;
import dev.mcusim.run.FirmwareRun;
import dev.mcusim.run.RunOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs test firmware on a board of the catalogue. */
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
        RunOptions options = new RunOptions(core, MOST_INSTRUCTIONS, OptionalLong.empty(), Optional.empty());
        FirmwareRun.Result result = new FirmwareRun(BoardCatalog.shipped().board(board), options)
                .run(image.getFileName().toString(), read(image), console);
        return text.toString(StandardCharsets.UTF_8) + ending(result);
    }

    private static String ending(FirmwareRun.Result result) {
        if (result.exitCode().equals(OptionalLong.of(0))) {
            return "";
        }
        if (result.stop() instanceof StopReason.LockUp lockUp) {
            FaultReport report = lockUp.report();
            String function = report.symbol().orElse("no function").replaceFirst("\\+.*", "");
            return "locked up by %s in %s\n".formatted(report.kind(), function);
        }
        return result.stop() + "\n";
    }

    private static ProgramImage read(Path image) {
        try {
            return ProgramImage.of(ElfFile.read(Files.readAllBytes(image)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
