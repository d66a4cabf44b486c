package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.peripheral.BoardPin;
import dev.mcusim.peripheral.Pins;
import dev.mcusim.run.pins.PinTraces;
import dev.mcusim.run.pins.ValueChangeDump;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The options that write down what pins do. */
final class PinOptions {
    private static final String EVENTS = "events";
    private static final String DUMP = "vcd";
    private static final String DUMPED = "vcd-pins";

    private PinOptions() {}

    static List<Option> all() {
        return List.of(
                FileOptions.file(
                        EVENTS,
                        "write a line for every change of a pin, as '12.345678 ms PA5 1 LD2 on'; '-' for standard output"),
                FileOptions.file(DUMP, "write levels of pins as a Value Change Dump, for viewers of wave forms"),
                Option.builder()
                        .longOpt(DUMPED)
                        .hasArg()
                        .argName("PINS")
                        .desc(
                                "the pins in that, as PA5,PB0 or by the names of lights and buttons; without, all lights and the button")
                        .get());
    }

    /**
     * Opens the files that were asked for.
     *
     * @throws UsageException when a file cannot be written, or the board does not have a pin
     */
    static PinTraces open(CommandLine line, Board board, Console console) {
        if (line.hasOption(DUMPED) && !line.hasOption(DUMP)) {
            throw new UsageException("--vcd-pins chooses what --vcd FILE writes; give that, too");
        }
        List<String> names = names(line, board);
        Optional<Writer> events = writer(line, EVENTS, console);
        return new PinTraces(
                events, writer(line, DUMP, console).map(out -> new ValueChangeDump(out, board.id(), names)));
    }

    private static List<String> names(CommandLine line, Board board) {
        Pins pins = new Pins(board, () -> 0);
        String given = line.getOptionValue(DUMPED);
        List<String> names = given != null
                ? Stream.of(given.split(",", -1)).map(String::trim).distinct().toList()
                : pins.connections().stream().map(BoardPin::name).toList();
        if (line.hasOption(DUMP) && names.isEmpty()) {
            throw new UsageException("--vcd: %s has no lights; say --vcd-pins PA0,PA1".formatted(board.name()));
        }
        try {
            names.forEach(pins::pin);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--vcd-pins: " + e.getMessage(), e);
        }
        return names;
    }

    private static Optional<Writer> writer(CommandLine line, String option, Console console) {
        String file = line.getOptionValue(option);
        if (file == null) {
            return Optional.empty();
        }
        if (file.equals("-")) {
            return Optional.of(new StandardOutput(console.out()));
        }
        FileOptions.expectWritable(option, file);
        try {
            return Optional.of(Files.newBufferedWriter(FileOptions.path(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the files. */
    static void close(PinTraces traces) {
        try {
            traces.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Standard output, which stays open; lines appear in it where the firmware's own output then is. */
    private static final class StandardOutput extends Writer {
        private final PrintStream out;

        StandardOutput(PrintStream out) {
            this.out = out;
        }

        @Override
        public void write(char[] text, int offset, int length) {
            out.print(new String(text, offset, length));
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
