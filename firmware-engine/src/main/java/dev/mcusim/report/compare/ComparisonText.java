package dev.mcusim.report.compare;

import static dev.mcusim.report.Figures.bytes;
import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.decimal;
import static dev.mcusim.report.Figures.percent;
import static dev.mcusim.report.Figures.shorten;
import static dev.mcusim.report.Figures.wrap;

import dev.mcusim.batch.TaskFailure;
import dev.mcusim.report.Report;
import dev.mcusim.report.TextTable;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** A {@link Comparison} as text for a terminal of 80 columns. */
public final class ComparisonText {

    private static final int WIDTH = 80;
    private static final int ID_WIDTH = 16;
    private static final int REGION_WIDTH = 24;

    private ComparisonText() {}

    /** Renders the whole comparison. */
    public static String render(Comparison comparison) {
        StringBuilder text = new StringBuilder(header(comparison));
        fitting(text, comparison, Verdict.MEETS, comparison.limits().any() ? "within the limits" : "fits");
        fitting(text, comparison, Verdict.MISSES, "beyond the limits");
        lacking(text, comparison.boards(Verdict.DOES_NOT_FIT));
        for (ComparedBoard board : comparison.boards(Verdict.WRONG)) {
            text.append(wrap("%s: %s".formatted(board.id(), board.outcome().problem()), WIDTH));
        }
        for (TaskFailure failure : comparison.failures()) {
            text.append(wrap(failure.sentence(), WIDTH));
        }
        return text.append(summary(comparison)).append(basis(comparison)).toString();
    }

    private static String header(Comparison comparison) {
        Report.Model model = comparison.model();
        int boards = comparison.boards().size() + comparison.failures().size();
        return "%s on %d board%s%n%s MACs, %s parameters%n%n"
                .formatted(
                        model.file(), boards, boards == 1 ? "" : "s", count(model.macs()), count(model.parameters()));
    }

    private static void fitting(StringBuilder text, Comparison comparison, Verdict verdict, String heading) {
        List<ComparedBoard> boards = comparison.boards(verdict);
        if (boards.isEmpty()) {
            return;
        }
        boolean prices = comparison.ranking() == Ranking.PRICE;
        TextTable table = new TextTable(
                0, heading, "core", ">MHz", ">Mcycles", ">ms", ">mJ", ">SRAM", ">flash", prices ? ">price" : "");
        for (ComparedBoard board : boards) {
            BoardOutcome outcome = board.outcome();
            table.row(
                    shorten(board.id(), ID_WIDTH),
                    core(outcome),
                    outcome.board().clockHz() / 1_000_000,
                    decimal(outcome.run().cycles() / 1e6, 2),
                    decimal(outcome.run().milliseconds(), 3),
                    energy(outcome),
                    percent(outcome.sram().used(), outcome.sram().limit()),
                    percent(outcome.flash().used(), outcome.flash().limit()),
                    !prices ? "" : board.price() == null ? "-" : decimal(board.price(), 2));
        }
        text.append(table).append('\n');
    }

    private static String core(BoardOutcome outcome) {
        return outcome.board().core().replace("cortex-m", "M");
    }

    private static String energy(BoardOutcome outcome) {
        return outcome.energy() == null ? "-" : decimal(outcome.energy().millijoules(), 3);
    }

    private static void lacking(StringBuilder text, List<ComparedBoard> boards) {
        if (boards.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(0, "does not fit", "memory", ">need", ">limit", ">missing");
        for (ComparedBoard board : boards) {
            for (Report.Excess excess : board.outcome().excess()) {
                table.row(
                        shorten(board.id(), ID_WIDTH),
                        shorten(excess.region(), REGION_WIDTH),
                        count(excess.need()),
                        count(excess.limit()),
                        count(excess.excess()));
            }
        }
        text.append(table).append('\n');
    }

    private static String summary(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        List<BoardOutcome> fitting = Stream.of(Verdict.MEETS, Verdict.MISSES)
                .flatMap(verdict -> comparison.boards(verdict).stream())
                .map(ComparedBoard::outcome)
                .toList();
        if (!fitting.isEmpty()) {
            text.append(wrap(
                    "needs %s of SRAM and %s of flash; every layer is equal to the reference on %d board%s"
                            .formatted(
                                    range(fitting, outcome -> outcome.sram().used()),
                                    range(fitting, outcome -> outcome.flash().used()),
                                    fitting.size(),
                                    fitting.size() == 1 ? "" : "s"),
                    WIDTH));
        }
        return text.append(cheapest(comparison, fitting.size())).toString();
    }

    private static String range(List<BoardOutcome> outcomes, ToLongFunction<BoardOutcome> number) {
        LongSummaryStatistics all = outcomes.stream().mapToLong(number).summaryStatistics();
        return all.getMin() == all.getMax()
                ? bytes(all.getMin())
                : "%s to %s".formatted(bytes(all.getMin()), bytes(all.getMax()));
    }

    private static String cheapest(Comparison comparison, int fitting) {
        if (comparison.cheapest() == null) {
            return fitting == 0 ? "no board fits\n" : "no board keeps " + comparison.limits() + "\n";
        }
        String among = comparison.limits().any() ? " that keeps " + comparison.limits() : "";
        return wrap(
                "cheapest%s: %s (%s)"
                        .formatted(
                                among,
                                comparison.cheapest(),
                                comparison.ranking().rule()),
                WIDTH);
    }

    /** What the numbers rest on, each once. */
    private static String basis(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        comparison
                .timings()
                .forEach(timing ->
                        text.append(wrap("cycles by %s: %s".formatted(timing.model(), timing.validation()), WIDTH)));
        if (comparison.boards().stream().anyMatch(board -> board.outcome().energy() != null)) {
            text.append("energy is an estimate: data sheet's run current times voltage times time\n");
        }
        return text.toString();
    }
}
