package dev.mcusim.cli;

import dev.mcusim.peripheral.SerialOutput;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** Where the text goes that firmware prints through port 0 of the ITM: to standard output with all other, or to a file of its own. */
final class ItmOption implements Closeable {
    private static final String NAME = "itm";
    private static final String STANDARD_OUTPUT = "-";
    /** What {@link SerialOutput} calls port 0. */
    private static final String PORT = "ITM";

    private final Optional<OutputStream> file;

    private ItmOption(Optional<OutputStream> file) {
        this.file = file;
    }

    static Option itm() {
        return FileOptions.file(
                NAME,
                "write what the firmware sends through port 0 of the ITM (SWO) to this file, byte by byte; without, or with '-', it goes to standard output");
    }

    /**
     * Opens the file that was asked for.
     *
     * @throws UsageException when it cannot be written
     */
    static ItmOption open(CommandLine line) {
        String name = line.getOptionValue(NAME, STANDARD_OUTPUT);
        if (name.equals(STANDARD_OUTPUT)) {
            return new ItmOption(Optional.empty());
        }
        FileOptions.expectWritable(NAME, name);
        try {
            return new ItmOption(Optional.of(new BufferedOutputStream(Files.newOutputStream(FileOptions.path(name)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the text of the ITM out of what is sent, if it has a file; everything else goes on. */
    SerialOutput before(SerialOutput others) {
        return file.<SerialOutput>map(own -> (port, data) -> {
                    if (port.equals(PORT)) {
                        write(own, data);
                    } else {
                        others.sent(port, data);
                    }
                })
                .orElse(others);
    }

    private static void write(OutputStream out, int data) {
        try {
            out.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
