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
