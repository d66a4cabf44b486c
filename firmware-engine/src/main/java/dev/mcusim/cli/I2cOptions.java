package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.files.PartialFile;
import dev.mcusim.run.i2c.I2cConnections;
import dev.mcusim.run.i2c.I2cPart;
import dev.mcusim.run.i2c.I2cTransfer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The options that put devices on I2C buses, and write down what goes over these. */
final class I2cOptions implements Closeable {
    static final String NAME = "i2c";
    private static final String LOG = "i2c-log";

    private final I2cConnections connections;
    private final Console console;
    private Optional<PartialFile> log = Optional.empty();
    private boolean printed;

    private I2cOptions(Board board, Console console) {
        connections = new I2cConnections(board);
        this.console = console;
    }

    static List<Option> all() {
        return List.of(
                Option.builder()
                        .longOpt(NAME)
                        .hasArg()
                        .argName("BUS:ADDRESS=DEVICE")
                        .desc(
                                "put a device on an I2C bus, as i2c1:0x68=registers:75=68 or i2c1:0x50=eeprom:4K; there are "
                                        + I2cPart.FORMS + "; with BUS=BUS, wire two buses; without, nobody answers")
                        .get(),
                FileOptions.file(
                        LOG,
                        "write a line for every transfer on I2C, as '12.345678 ms I2C1 0x68 write 75'; '-' for standard output"));
    }

    /**
     * Reads what is asked for, and opens files.
     *
     * @throws UsageException when it makes no sense, or a file cannot be read or written
     */
    static I2cOptions open(CommandLine line, Board board, Console console) {
        I2cOptions options = new I2cOptions(board, console);
        String[] values = line.getOptionValues(NAME);
        for (String value : values == null ? new String[0] : values) {
            try {
                options.connections.add(value);
            } catch (IllegalArgumentException e) {
                throw new UsageException("--i2c %s: %s".formatted(value, e.getMessage()), e);
            }
        }
        options.connections.outputs().forEach(path -> FileOptions.expectWritable(NAME, path.toString()));
        options.openLog(line.getOptionValue(LOG));
        return options;
    }

    private void openLog(String file) {
        printed = "-".equals(file);
        if (file == null || printed) {
            return;
        }
        FileOptions.expectWritable(LOG, file);
        try {
            log = Optional.of(new PartialFile(FileOptions.path(file).toAbsolutePath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is on the buses. */
    I2cConnections connections() {
        return connections;
    }

    /** A transfer is through. */
    void write(I2cTransfer transfer) {
        if (printed) {
            console.out().println(transfer.text());
        } else if (log.isPresent()) {
            try {
                log.get().out().write(transfer.text() + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The run has ended: completes the files. */
    void complete() {
        try {
            connections.complete();
            if (log.isPresent()) {
                log.get().complete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (log.isPresent()) {
            try {
                log.get().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
