package dev.mcusim.run.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Statements to carry out one behind the other.
 *
 * @param name  of the file, or what it was made from
 * @param lines in order
 */
public record Script(String name, List<Line> lines) {

    /** The name of the script that is made of texts to expect. */
    static final String EXPECTATIONS = "--expect";

    public Script {
        lines = List.copyOf(lines);
    }

    /**
     * A statement with its place.
     *
     * @param number of the line, from 1
     * @param text   as it was written
     */
    public record Line(int number, String text, Statement statement) {}

    /** A script that expects texts one behind the other, from anywhere. */
    public static Script expecting(List<String> texts) {
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            Statement expect = new Statement.Expect(Optional.empty(), asBytes(text), OptionalLong.empty());
            lines.add(new Line(lines.size() + 1, "'" + text + "'", expect));
        }
        return new Script(EXPECTATIONS, lines);
    }

    /** A script that sends a text to a serial port, named as the chip does, and is done. */
    public static Script sending(String port, String text) {
        Statement send = new Statement.Send(port, text.getBytes(StandardCharsets.UTF_8));
        return new Script("send", List.of(new Line(1, "send %s \"%s\"".formatted(port, text), send)));
    }

    /** Text as it goes over a line, each byte of its UTF-8 form a character. */
    static String asBytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
