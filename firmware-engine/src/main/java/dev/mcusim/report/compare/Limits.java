package dev.mcusim.report.compare;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a board must not exceed.
 *
 * @param maxMilliseconds of one inference; null for any time
 * @param maxMillijoules of one inference; null for any energy
 */
public record Limits(Double maxMilliseconds, Double maxMillijoules) {

    /** Everything is allowed. */
    public static final Limits NONE = new Limits(null, null);

    /** Whether anything is asked for. */
    public boolean any() {
        return maxMilliseconds != null || maxMillijoules != null;
    }

    boolean met(BoardOutcome outcome) {
        return fastEnough(outcome) && frugalEnough(outcome);
    }

    /** For people, for example {@code 20 ms and 5.5 mJ}. */
    @Override
    public String toString() {
        return Stream.of(limit(maxMilliseconds, "ms"), limit(maxMillijoules, "mJ"))
                .filter(limit -> !limit.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static String limit(Double most, String unit) {
        return most == null ? "" : BigDecimal.valueOf(most).stripTrailingZeros().toPlainString() + " " + unit;
    }

    /** Whether the inference takes no longer than allowed. */
    public boolean fastEnough(BoardOutcome outcome) {
        return maxMilliseconds == null || outcome.run().milliseconds() <= maxMilliseconds;
    }

    /** Whether the inference is known to need no more energy than allowed. */
    public boolean frugalEnough(BoardOutcome outcome) {
        return maxMillijoules == null
                || (outcome.energy() != null && outcome.energy().millijoules() <= maxMillijoules);
    }
}
