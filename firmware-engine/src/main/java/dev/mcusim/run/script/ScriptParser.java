package dev.mcusim.run.script;

import dev.mcusim.board.Board;
import dev.mcusim.peripheral.Pins;
import dev.mcusim.run.script.Words.Word;
import dev.mcusim.run.uart.PortNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads scripts for a board, whose ports, pins and button they may name. */
public final class ScriptParser {

    private static final long PRESSED_NANOSECONDS = 100_000_000;

    private final Board board;
    private final Pins pins;

    /** Reads scripts for a board. */
    public ScriptParser(Board board) {
        this.board = board;
        pins = new Pins(board, () -> 0);
    }

    /**
     * Reads a script.
     *
     * @param name for messages
     * @param text statements, one on a line
     * @throws ScriptException when a line cannot be understood
     */
    public Script parse(String name, String text) {
        List<Script.Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            try {
                List<Word> words = Words.of(line);
                if (!words.isEmpty()) {
                    lines.add(new Script.Line(number, line.strip(), statement(words)));
                }
            } catch (IllegalArgumentException e) {
                throw new ScriptException(name, number, e);
            }
        }
        return new Script(name, lines);
    }

    /**
     * Voltages at pins from power-up on.
     *
     * @param name  for messages
     * @param given as {@code PA0=1.25V}
     * @throws ScriptException when one of them cannot be understood
     */
    public Script voltages(String name, List<String> given) {
        return parse(
                name,
                String.join(
                        "\n",
                        given.stream()
                                .map(one -> "analog " + one.replaceFirst("=", " "))
                                .toList()));
    }

    private Statement statement(List<Word> words) {
        Cursor rest = new Cursor(words);
        String verb = rest.word("a statement");
        Statement statement =
                switch (verb) {
                    case "send" -> send(rest);
                    case "expect" -> expect(rest);
                    case "wait" -> new Statement.Wait(SimulatedTime.nanoseconds(rest.word("a time, as 10ms")));
                    case "gpio" -> gpio(rest);
                    case "analog" -> new Statement.ApplyVoltage(
                            pins.pin(rest.word("a pin, as PA5")).name(),
                            Voltage.microvolts(rest.word("a voltage, as 1.25V")));
                    case "press" -> press(rest);
                    case "reset" -> new Statement.Reset();
                    case "stop" -> new Statement.Stop();
                    default -> throw new IllegalArgumentException(
                            "there is no statement '%s'; there are send, expect, wait, gpio, analog, press, reset and stop"
                                    .formatted(verb));
                };
        rest.end();
        return statement;
    }

    private Statement send(Cursor rest) {
        String port = PortNames.resolve(board, rest.optionalWord().orElse(PortNames.VIRTUAL_COM_PORT));
        return new Statement.Send(port, rest.text().getBytes(StandardCharsets.ISO_8859_1));
    }

    private Statement expect(Cursor rest) {
        Optional<String> source = rest.optionalWord()
                .map(word -> word.equals(Conversation.SEMIHOSTING) ? word : PortNames.resolve(board, word));
        return new Statement.Expect(source, rest.text(), within(rest));
    }

    private static OptionalLong within(Cursor rest) {
        return rest.takes("within")
                ? OptionalLong.of(SimulatedTime.nanoseconds(rest.word("a time, as 500ms")))
                : OptionalLong.empty();
    }

    private Statement gpio(Cursor rest) {
        String verb = rest.word("set, release or expect");
        String pin = pins.pin(rest.word("a pin, as PA5")).name();
        return switch (verb) {
            case "set" -> new Statement.SetPin(pin, level(rest));
            case "release" -> new Statement.ReleasePin(pin);
            case "expect" -> new Statement.ExpectPin(pin, level(rest), within(rest));
            default -> throw new IllegalArgumentException(
                    "gpio takes set, release or expect, not '%s'".formatted(verb));
        };
    }

    private static boolean level(Cursor rest) {
        String level = rest.word("a level, 0 or 1");
        return switch (level) {
            case "1", "high" -> true;
            case "0", "low" -> false;
            default -> throw new IllegalArgumentException("a level is 0, 1, low or high, not '%s'".formatted(level));
        };
    }

    private Statement press(Cursor rest) {
        String what = rest.word("button");
        if (!what.equals("button") || pins.button().isEmpty()) {
            throw new IllegalArgumentException(
                    pins.button().isEmpty()
                            ? board.name() + " has no button; use gpio set"
                            : "press takes button, not '%s'".formatted(what));
        }
        return new Statement.Press(
                rest.takes("for") ? SimulatedTime.nanoseconds(rest.word("a time, as 10ms")) : PRESSED_NANOSECONDS);
    }

    /** The words of a line that are still to be understood. */
    private static final class Cursor {
        private final Iterator<Word> words;
        private Word next;

        Cursor(List<Word> all) {
            words = all.iterator();
            proceed();
        }

        private void proceed() {
            next = words.hasNext() ? words.next() : null;
        }

        String word(String meaning) {
            if (next == null || next.quoted()) {
                throw new IllegalArgumentException(
                        next == null
                                ? meaning + " is missing"
                                : "%s is expected, not \"%s\"".formatted(meaning, next.text()));
            }
            String text = next.text();
            proceed();
            return text;
        }

        Optional<String> optionalWord() {
            return next == null || next.quoted() ? Optional.empty() : Optional.of(word(""));
        }

        String text() {
            if (next == null || !next.quoted() || next.text().isEmpty()) {
                throw new IllegalArgumentException("a text in quotes is missing, as \"hello\\n\"");
            }
            String text = next.text();
            proceed();
            return text;
        }

        boolean takes(String word) {
            boolean here = next != null && !next.quoted() && next.text().equals(word);
            if (here) {
                proceed();
            }
            return here;
        }

        void end() {
            if (next != null) {
                throw new IllegalArgumentException("'%s' is too much".formatted(next.text()));
            }
        }
    }
}
