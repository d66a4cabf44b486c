package dev.mcusim.plan;

import java.io.Serial;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A network that needs more memory than the board has. Nothing has run; the shortfalls tell by how much and why. */
public final class DoesNotFitException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Shortfall> shortfalls;

    /**
     * A refusal.
     *
     * @param shortfalls one for each kind of memory that is too small, at least one
     */
    public DoesNotFitException(List<Shortfall> shortfalls) {
        super(sentence(shortfalls));
        this.shortfalls = List.copyOf(shortfalls);
    }

    /** One for each kind of memory that is too small. */
    public List<Shortfall> shortfalls() {
        return shortfalls;
    }

    /** The shortfalls as a table for people: region, need, limit, excess, and below each the largest contributors. */
    public String table() {
        int width = shortfalls.stream()
                .mapToInt(shortfall -> Math.max(
                        shortfall.region().length(),
                        shortfall.contributors().stream()
                                .mapToInt(contributor -> contributor.name().length() + 2)
                                .max()
                                .orElse(0)))
                .max()
                .orElse(0);
        String columns = "%-" + Math.max(width, "region".length()) + "s %12s %12s %12s%n";
        StringBuilder table =
                new StringBuilder(String.format(Locale.ROOT, columns, "region", "need", "limit", "excess"));
        for (Shortfall shortfall : shortfalls) {
            table.append(String.format(
                    Locale.ROOT,
                    columns,
                    shortfall.region(),
                    grouped(shortfall.need()),
                    grouped(shortfall.limit()),
                    grouped(shortfall.excess())));
            for (Shortfall.Contributor contributor : shortfall.contributors()) {
                table.append(String.format(
                                        Locale.ROOT,
                                        columns,
                                        "  " + contributor.name(),
                                        grouped(contributor.bytes()),
                                        "",
                                        "")
                                .stripTrailing())
                        .append(System.lineSeparator());
            }
        }
        return table.toString();
    }

    private static String grouped(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes);
    }

    private static String sentence(List<Shortfall> shortfalls) {
        return shortfalls.stream()
                .map(shortfall -> String.format(
                        Locale.ROOT,
                        "%s: %,d bytes needed, %,d available, %,d too many",
                        shortfall.region(),
                        shortfall.need(),
                        shortfall.limit(),
                        shortfall.excess()))
                .collect(Collectors.joining("; ", "the network does not fit: ", ""));
    }
}
