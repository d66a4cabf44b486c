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
import dev.mcusim.peripheral.i2c.I2cMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs test firmware on a board of the catalogue whose USART1 and SPI1 are wired to themselves, with a sensor on I2C1 and a voltage at PA0.
 */
final class SimulatedBoard {
    private static final long MOST_INSTRUCTIONS = 200_000_000;
    /** The address of the sensor, and what it answers to {@link #WHO_AM_I}. */
    private static final byte SENSOR = 0x68;

    private static final int WHO_AM_I = 0x75;

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
            connect(surroundings);
            StopReason stop = machine.run(-1, MOST_INSTRUCTIONS);
            surroundings.finishOutput();
            return text.toString(StandardCharsets.UTF_8) + ending(stop);
        }
    }

    private static void connect(Surroundings surroundings) {
        surroundings.serial().line("USART1").loopBack();
        surroundings.spi().line("SPI1").loopBack();
        byte[] registers = new byte[256];
        registers[WHO_AM_I] = SENSOR;
        surroundings.i2c().line("I2C1").bus().connect(I2cMemory.registers(SENSOR, registers, 1));
        surroundings.pins().pin("PA0").apply(1_250_000);
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
