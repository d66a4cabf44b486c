package dev.mcusim.run.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The words of a line: separated by spaces, or within quotes with escapes as in C. What follows a {@code #} is a comment. */
final class Words {

    /**
     * One word.
     *
     * @param quoted whether it was within quotes
     */
    record Word(String text, boolean quoted) {}

    private final String line;
    private int at;

    private Words(String line) {
        this.line = line;
    }

    /**
     * Splits a line.
     *
     * @throws IllegalArgumentException when a quote is not closed or an escape is unknown
     */
    static List<Word> of(String line) {
        Words words = new Words(line);
        List<Word> all = new ArrayList<>();
        while (words.skipSpaces()) {
            all.add(line.charAt(words.at) == '"' ? words.quoted() : words.plain());
        }
        return all;
    }

    /** Whether something comes behind them. */
    private boolean skipSpaces() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at < line.length() && line.charAt(at) != '#';
    }

    private Word plain() {
        int start = at;
        while (at < line.length() && !Character.isWhitespace(line.charAt(at)) && line.charAt(at) != '#') {
            at++;
        }
        return new Word(line.substring(start, at), false);
    }

    private Word quoted() {
        StringBuilder text = new StringBuilder();
        for (at++; at < line.length() && line.charAt(at) != '"'; at++) {
            text.append(line.charAt(at) == '\\' ? escaped() : Script.asBytes(whole()));
        }
        if (at == line.length()) {
            throw new IllegalArgumentException("the text is not closed by a \"");
        }
        at++;
        return new Word(text.toString(), true);
    }

    /** The character here, which may take two places. */
    private String whole() {
        int length = Character.charCount(line.codePointAt(at));
        String character = line.substring(at, at + length);
        at += length - 1;
        return character;
    }

    private String escaped() {
        at++;
        char kind = at < line.length() ? line.charAt(at) : '"';
        return switch (kind) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '0' -> "\0";
            case '\\', '"' -> String.valueOf(kind);
            case 'x' -> hexadecimal();
            default -> throw new IllegalArgumentException(
                    "there is no escape \\%s; there are \\n \\r \\t \\0 \\\\ \\\" and \\x41".formatted(kind));
        };
    }

    private String hexadecimal() {
        String digits = line.substring(Math.min(at + 1, line.length()), Math.min(at + 3, line.length()));
        if (!digits.matches("[0-9a-fA-F]{2}")) {
            throw new IllegalArgumentException("\\x takes two hexadecimal digits, as \\x41");
        }
        at += 2;
        return String.valueOf((char) Integer.parseInt(digits, 16));
    }

    /** Text as it went over a line, with escapes for what cannot be printed. */
    static String readable(String bytes) {
        StringBuilder text = new StringBuilder();
        new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                .chars()
                .forEach(character -> text.append(readable((char) character)));
        return text.toString();
    }

    private static String readable(char character) {
        return switch (character) {
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\0' -> "\\0";
            default -> Character.isISOControl(character)
                    ? "\\x%02x".formatted((int) character)
                    : String.valueOf(character);
        };
    }
}
