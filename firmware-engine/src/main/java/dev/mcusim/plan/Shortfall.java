package dev.mcusim.plan;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One kind of memory that is too small.
 *
 * @param region the memory regions that were considered, by name
 * @param need bytes needed
 * @param limit bytes there are
 * @param contributors what needs the most, largest first
 */
public record Shortfall(String region, long need, long limit, List<Contributor> contributors) {
    private static final int MOST_CONTRIBUTORS = 8;

    /**
     * A consumer of memory.
     *
     * @param name a layer's constants or code, a tensor, scratch, the stack
     * @param bytes what it takes
     */
    public record Contributor(String name, long bytes) {}

    public Shortfall {
        contributors = List.copyOf(contributors);
    }

    /** Keeps the largest contributors, in order of size. */
    public static Shortfall of(String region, long need, long limit, List<Contributor> contributors) {
        return new Shortfall(
                region,
                need,
                limit,
                contributors.stream()
                        .sorted(Comparator.comparingLong(Contributor::bytes).reversed())
                        .limit(MOST_CONTRIBUTORS)
                        .toList());
    }

    /** The same with other names for the contributors. */
    public Shortfall renamed(UnaryOperator<String> names) {
        return new Shortfall(
                region,
                need,
                limit,
                contributors.stream()
                        .map(contributor -> new Contributor(names.apply(contributor.name()), contributor.bytes()))
                        .toList());
    }

    /** Bytes that are missing. */
    public long excess() {
        return need - limit;
    }
}
