package dev.mcusim.run.script;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of simulated time as people write them: {@code 2s}, {@code 1.5ms}, {@code 500us}, {@code 40ns}. */
public final class SimulatedTime {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(s|ms|us|ns)");
    private static final long DAY = 86_400_000_000_000L;

    private SimulatedTime() {}

    /**
     * The length in nanoseconds.
     *
     * @throws IllegalArgumentException when the text is none, or longer than a day
     */
    public static long nanoseconds(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            BigDecimal length = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit(matcher.group(2))));
            if (length.compareTo(BigDecimal.valueOf(DAY)) <= 0) {
                return length.longValue();
            }
        }
        throw new IllegalArgumentException(
                "'%s' is no time; write a number and s, ms, us or ns, as 500ms, up to 86400s".formatted(text));
    }

    private static long unit(String name) {
        return switch (name) {
            case "s" -> 1_000_000_000;
            case "ms" -> 1_000_000;
            case "us" -> 1_000;
            default -> 1;
        };
    }

    /** A length as people write it, in the largest unit that gives a whole number. */
    public static String text(long nanoseconds) {
        for (String name : new String[] {"s", "ms", "us"}) {
            if (nanoseconds % unit(name) == 0) {
                return nanoseconds / unit(name) + " " + name;
            }
        }
        return nanoseconds + " ns";
    }
}
