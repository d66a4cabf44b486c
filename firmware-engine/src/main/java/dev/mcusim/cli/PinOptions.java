package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.files.PartialFile;
import dev.mcusim.peripheral.BoardPin;
import dev.mcusim.peripheral.Pins;
import dev.mcusim.run.pins.PinTraces;
import dev.mcusim.run.pins.ValueChangeDump;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The options that write down what pins do. */
final class PinOptions implements Closeable {
    private static final String EVENTS = "events";
    private static final String DUMP = "vcd";
    private static final String DUMPED = "vcd-pins";

    private final List<PartialFile> files = new ArrayList<>();
    private PinTraces traces = PinTraces.NONE;

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
    static PinOptions open(CommandLine line, Board board, Console console) {
        if (line.hasOption(DUMPED) && !line.hasOption(DUMP)) {
            throw new UsageException("--vcd-pins chooses what --vcd FILE writes; give that, too");
        }
        List<String> names = names(line, board);
        Stream.of(EVENTS, DUMP)
                .filter(line::hasOption)
                .forEach(option -> FileOptions.expectWritable(option, line.getOptionValue(option)));
        PinOptions options = new PinOptions();
        Optional<Writer> events = options.writer(line, EVENTS, console);
        Optional<Writer> dump = options.writer(line, DUMP, console);
        options.traces = new PinTraces(events, dump.map(out -> new ValueChangeDump(out, board.id(), names)));
        return options;
    }

    /** What writes to the files. */
    PinTraces traces() {
        return traces;
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

    private Optional<Writer> writer(CommandLine line, String option, Console console) {
        String file = line.getOptionValue(option);
        if (file == null) {
            return Optional.empty();
        }
        if (file.equals("-")) {
            return Optional.of(new StandardOutput(console.out()));
        }
        try {
            PartialFile partial = new PartialFile(FileOptions.path(file).toAbsolutePath());
            files.add(partial);
            return Optional.of(partial.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run has ended: completes the files. */
    void complete() {
        try {
            traces.close();
            for (PartialFile file : files) {
                file.complete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (PartialFile file : files) {
                file.close();
            }
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
