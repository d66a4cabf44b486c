package dev.mcusim.report.html;

import static dev.mcusim.report.Figures.decimal;
import static dev.mcusim.report.Figures.shorten;
import static j2html.TagCreator.i;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import dev.mcusim.report.compare.BoardOutcome;
import dev.mcusim.report.compare.ComparedBoard;
import dev.mcusim.report.compare.Comparison;
import dev.mcusim.report.compare.Verdict;
import j2html.tags.DomContent;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** Two bars for every board that the network fits: how long an inference takes, and how much energy it needs, with the limits. */
final class TradeOffChart {

    private static final double WIDTH = 960;
    private static final double LABEL = 190;
    private static final double COLUMN = (WIDTH - LABEL) / 2;
    private static final double VALUES = 90;
    private static final double HEAD = 22;
    private static final double ROW = 20;
    private static final double BAR = 14;
    private static final int LABEL_CHARACTERS = 20;

    private final Comparison comparison;
    private final List<ComparedBoard> boards;

    private TradeOffChart(Comparison comparison) {
        this.comparison = comparison;
        boards = Stream.of(Verdict.MEETS, Verdict.MISSES)
                .flatMap(verdict -> comparison.boards(verdict).stream())
                .toList();
    }

    /** What the colours mean; nothing where there are no limits. */
    static DomContent legend(Comparison comparison) {
        return comparison.limits().any()
                ? p(
                                span(i().withClass("swatch meets"), span("keeps the limits")),
                                span(i().withClass("swatch misses"), span("does not")),
                                span(i().withClass("swatch limit"), span("limit")))
                        .withClass("legend")
                : p();
    }

    static DomContent of(Comparison comparison) {
        return Svg.framed(new TradeOffChart(comparison).drawing());
    }

    private Svg drawing() {
        Svg drawing = Svg.drawing(
                WIDTH,
                HEAD + ROW * boards.size() + 4,
                "Latency and energy of one inference on each of %d boards, the cheapest first; the table has the same numbers"
                        .formatted(boards.size()));
        double y = HEAD;
        for (ComparedBoard board : boards) {
            String id = board.outcome().board().id();
            String mark = id.equals(comparison.cheapest()) ? " \u2605" : "";
            drawing.with(Svg.text(LABEL - 8, y + BAR - 3, Svg.Anchor.END, shorten(id, LABEL_CHARACTERS) + mark));
            y += ROW;
        }
        column(
                drawing,
                LABEL,
                "latency, ms",
                outcome -> OptionalDouble.of(outcome.run().milliseconds()),
                comparison.limits().maxMilliseconds());
        column(
                drawing,
                LABEL + COLUMN,
                "energy, mJ (estimated)",
                outcome -> outcome.energy() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(outcome.energy().millijoules()),
                comparison.limits().maxMillijoules());
        return drawing;
    }

    /** A bar for each board, as long as its value; limits beyond the longest bar widen the scale to at most twice of it. */
    private void column(
            Svg drawing, double x, String title, Function<BoardOutcome, OptionalDouble> value, Double limit) {
        double largest = boards.stream()
                .map(board -> value.apply(board.outcome()))
                .flatMapToDouble(OptionalDouble::stream)
                .max()
                .orElse(1);
        double most = limit == null ? largest : Math.max(largest, Math.min(limit, 2 * largest));
        double scale = (COLUMN - VALUES) / most;
        drawing.with(Svg.text(x, HEAD - 8, Svg.Anchor.START, title));
        Svg numbers = Svg.group();
        double y = HEAD;
        for (ComparedBoard board : boards) {
            OptionalDouble known = value.apply(board.outcome());
            double length = known.orElse(0) * scale;
            String number = known.isPresent() ? decimal(known.getAsDouble(), 3) : "unknown";
            drawing.with(Svg.rectangle(x, y, length, BAR, board.verdict().text())
                    .explained("%s: %s".formatted(board.outcome().board().name(), number)));
            numbers.with(Svg.text(x + length + 6, y + BAR - 3, Svg.Anchor.START, number)
                    .withClass("value"));
            y += ROW;
        }
        if (limit != null && limit <= most) {
            drawing.with(Svg.line(x + limit * scale, HEAD - 4, x + limit * scale, y, "limit")
                    .explained("limit: " + limit));
        }
        drawing.with(numbers);
    }
}
