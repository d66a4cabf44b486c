package dev.mcusim.report;

import java.util.Locale;
import java.util.regex.Pattern;

/** How numbers look in text for people: the same on every machine, whatever its locale. */
public final class Figures {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Figures() {}

    /** An integer with commas between thousands, for example {@code 12,501,632}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Bytes as KiB with one decimal from 1 KiB on, else as bytes, for example {@code 51.3 KiB}. */
    public static String bytes(long value) {
        return Math.abs(value) < 1024 ? value + " B" : String.format(Locale.ROOT, "%,.1f KiB", value / 1024.0);
    }

    /** {@code part} of {@code whole} in per cent, or a dash where there is no whole. */
    public static String percent(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
    }

    /** {@code value} with {@code digits} decimals. */
    public static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** A ratio with two decimals, or a dash where the divisor is zero. */
    public static String ratio(long dividend, long divisor) {
        return divisor == 0 ? "-" : decimal((double) dividend / divisor, 2);
    }

    /** A frequency in MHz, for example {@code 216 MHz}. */
    public static String megahertz(long hertz) {
        return hertz % 1_000_000 == 0 ? hertz / 1_000_000 + " MHz" : decimal(hertz / 1e6, 3) + " MHz";
    }

    /** {@code text} shortened to at most {@code width} characters, marked with a full stop pair where something was cut. */
    public static String shorten(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 2) + "..";
    }

    /** As {@link #wrap(String, int, String)}, with lines after the first indented by two. */
    public static String wrap(String text, int width) {
        return wrap(text, width, "  ");
    }

    /**
     * {@code text} as lines of at most {@code width} characters, as far as its words are not longer, each ended by a line feed.
     *
     * @param indent put before every line but the first
     */
    public static String wrap(String text, int width, String indent) {
        StringBuilder lines = new StringBuilder();
        String start = "";
        StringBuilder line = new StringBuilder();
        for (String word : SPACES.split(text.strip(), -1)) {
            if (line.length() > start.length() && line.length() + 1 + word.length() > width) {
                lines.append(line).append('\n');
                start = indent;
                line.setLength(0);
                line.append(start);
            }
            line.append(line.length() > start.length() ? " " : "").append(word);
        }
        return lines.append(line).append('\n').toString();
    }
}
