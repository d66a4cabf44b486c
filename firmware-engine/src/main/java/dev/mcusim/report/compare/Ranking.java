package dev.mcusim.report.compare;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;

/** What makes a board cheaper than another. */
public enum Ranking {
    /** The price that the user gave; boards without one come behind, by their part. */
    PRICE("price", "the lowest price given; boards without a price come behind, smallest part first") {
        @Override
        Comparator<ComparedBoard> order() {
            return Comparator.comparing(ComparedBoard::price, Comparator.nullsLast(Comparator.<Double>naturalOrder()))
                    .thenComparing(SMALLEST_PART.order());
        }
    },
    /** Board profiles hold no prices. Within a maker's range, memory, cores and clock are what one pays for. */
    SMALLEST_PART(
            "smallest-part",
            "no prices are known, see --prices, so the smallest part counts as the cheapest: least flash and RAM "
                    + "together, then one core before two, then the lower clock, then less energy") {
        @Override
        Comparator<ComparedBoard> order() {
            return Comparator.<ComparedBoard>comparingLong(
                            board -> board.outcome().part().flashBytes()
                                    + board.outcome().part().ramBytes())
                    .thenComparingInt(board -> board.outcome().part().cores())
                    .thenComparingLong(board -> board.outcome().board().clockHz())
                    .thenComparingDouble(Ranking::millijoules)
                    .thenComparing(ComparedBoard::id);
        }
    };

    private final String text;
    private final String rule;

    Ranking(String text, String rule) {
        this.text = text;
        this.rule = rule;
    }

    /** The word used in reports. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The rule, for people. */
    public String rule() {
        return rule;
    }

    /** The cheapest first; no two boards are equal. */
    abstract Comparator<ComparedBoard> order();

    private static double millijoules(ComparedBoard board) {
        return board.outcome().energy() == null
                ? Double.POSITIVE_INFINITY
                : board.outcome().energy().millijoules();
    }
}
