package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.run.script.ConversationPlan;
import dev.mcusim.run.script.Script;
import dev.mcusim.run.script.ScriptException;
import dev.mcusim.run.script.ScriptParser;
import dev.mcusim.run.script.SimulatedTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The options that talk to firmware and end its run. */
final class ConversationOptions {
    static final String EXPECT = "expect";
    static final String ANALOG = "analog";
    private static final String SCRIPT = "script";
    private static final String CYCLES = "timeout-cycles";
    private static final String TIME = "timeout";

    private ConversationOptions() {}

    static List<Option> all() {
        return List.of(
                option(
                        EXPECT,
                        "TEXT",
                        "end the run with exit code 0 when this has been printed; several have to come in this order; if the run ends before, the exit code is 1"),
                FileOptions.file(
                        SCRIPT,
                        "carry out statements in simulated time: send, expect, wait, gpio, analog, press, reset, stop; see docs/serial-ports.md"),
                option(
                        ANALOG,
                        "PIN=VOLTAGE",
                        "put a voltage on a pin from power-up on, as PA0=1.25V; others, if nothing drives them, are at 0 V"),
                option(TIME, "TIME", "end the run after this simulated time, as 2s or 500ms, with exit code 5"),
                option(CYCLES, "N", "end the run after N cycles of the core, with exit code 5"));
    }

    private static Option option(String name, String value, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(value)
                .desc(description)
                .get();
    }

    /**
     * What is to be said and expected.
     *
     * @throws UsageException when a script or a time cannot be understood
     */
    static ConversationPlan resolve(CommandLine line, Board board) {
        List<Script> scripts = new ArrayList<>();
        String[] texts = line.getOptionValues(EXPECT);
        if (texts != null) {
            if (List.of(texts).contains("")) {
                throw new UsageException("--expect: the text is empty");
            }
            scripts.add(Script.expecting(List.of(texts)));
        }
        if (line.hasOption(SCRIPT)) {
            scripts.add(script(FileOptions.input(line.getOptionValue(SCRIPT)), board));
        }
        if (line.hasOption(ANALOG)) {
            scripts.add(voltages(line.getOptionValues(ANALOG), board));
        }
        return new ConversationPlan(
                scripts, texts != null, FileOptions.number(line, CYCLES, 1, Long.MAX_VALUE), time(line));
    }

    private static Script voltages(String[] given, Board board) {
        try {
            return new ScriptParser(board).voltages("--" + ANALOG, List.of(given));
        } catch (ScriptException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private static Script script(Path file, Board board) {
        try {
            return new ScriptParser(board).parse(file.toString(), Files.readString(file));
        } catch (ScriptException e) {
            throw new UsageException(e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new UsageException("--script %s: this is no text in UTF-8".formatted(file), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OptionalLong time(CommandLine line) {
        String text = line.getOptionValue(TIME);
        if (text == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(SimulatedTime.nanoseconds(text));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--timeout: " + e.getMessage(), e);
        }
    }
}
