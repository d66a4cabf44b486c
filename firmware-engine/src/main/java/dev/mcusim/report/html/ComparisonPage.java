package dev.mcusim.report.html;

import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.decimal;
import static dev.mcusim.report.html.SortableTable.number;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.td;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import dev.mcusim.batch.TaskFailure;
import dev.mcusim.report.Report;
import dev.mcusim.report.compare.BoardOutcome;
import dev.mcusim.report.compare.ComparedBoard;
import dev.mcusim.report.compare.Comparison;
import dev.mcusim.report.compare.Verdict;
import j2html.tags.DomContent;
import j2html.tags.specialized.DlTag;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** A {@link Comparison} as a web page. */
public final class ComparisonPage {

    private ComparisonPage() {}

    /** The whole page. It holds all it needs, and is the same for the same comparison. */
    public static String render(Comparison comparison) {
        Report.Model model = comparison.model();
        int boards = comparison.boards().size() + comparison.failures().size();
        Page page = new Page(
                "%s on %d board%s".formatted(model.file(), boards, boards == 1 ? "" : "s"),
                "%s MACs, %s parameters".formatted(count(model.macs()), count(model.parameters())),
                "mcusim " + comparison.tool().version() + ", comparison " + comparison.schema());
        page.with(headline(comparison));
        if (!fitting(comparison).isEmpty()) {
            page.section(
                    "Latency and energy, the cheapest board first",
                    TradeOffChart.legend(comparison),
                    TradeOffChart.of(comparison));
        }
        page.section("Boards", BoardTable.of(comparison));
        List<ComparedBoard> lacking = comparison.boards(Verdict.DOES_NOT_FIT);
        if (!lacking.isEmpty()) {
            page.section("What is missing where it does not fit", lack(lacking));
        }
        List<String> problems = problems(comparison);
        if (!problems.isEmpty()) {
            page.section("What went wrong", ul().with(problems.stream().map(text -> li(text))));
        }
        return page.section("What the numbers rest on", basis(comparison)).render();
    }

    private static DomContent headline(Comparison comparison) {
        List<ComparedBoard> fitting = fitting(comparison);
        DlTag figures = dl().withClass("figures");
        cheapest(comparison)
                .ifPresent(board -> figures.with(Headline.figure(
                        "cheapest",
                        board.outcome().board().id(),
                        board.price() == null ? "the smallest part" : "price " + decimal(board.price(), 2))));
        least(fitting, outcome -> outcome.run().milliseconds())
                .ifPresent(outcome -> figures.with(Headline.figure(
                        "fastest", outcome.board().id(), decimal(outcome.run().milliseconds(), 3) + " ms")));
        least(fitting.stream().filter(board -> board.outcome().energy() != null).toList(), outcome -> outcome.energy()
                        .millijoules())
                .ifPresent(outcome -> figures.with(Headline.figure(
                        "least energy",
                        outcome.board().id(),
                        decimal(outcome.energy().millijoules(), 3) + " mJ")));
        boolean good = comparison.cheapest() != null;
        return div(p(span(verdict(comparison, fitting.size())).withClass(good ? "good" : "bad")), figures);
    }

    private static String verdict(Comparison comparison, int fitting) {
        int within = comparison.boards(Verdict.MEETS).size();
        String fits = "fits %d of %d".formatted(fitting, comparison.boards().size());
        return comparison.limits().any() ? fits + ", keeps the limits on %d".formatted(within) : fits;
    }

    private static List<ComparedBoard> fitting(Comparison comparison) {
        return Stream.of(Verdict.MEETS, Verdict.MISSES)
                .flatMap(verdict -> comparison.boards(verdict).stream())
                .toList();
    }

    private static Optional<ComparedBoard> cheapest(Comparison comparison) {
        return comparison.boards().stream()
                .filter(board -> board.outcome().board().id().equals(comparison.cheapest()))
                .findFirst();
    }

    private static Optional<BoardOutcome> least(List<ComparedBoard> boards, ToDoubleFunction<BoardOutcome> figure) {
        return boards.stream().map(ComparedBoard::outcome).min(Comparator.comparingDouble(figure));
    }

    private static DomContent lack(List<ComparedBoard> boards) {
        List<TrTag> rows = new ArrayList<>();
        for (ComparedBoard board : boards) {
            for (Report.Excess excess : board.outcome().excess()) {
                rows.add(tr(
                        td(board.outcome().board().id()).withClass("name"),
                        td(excess.region()),
                        number(count(excess.need())),
                        number(count(excess.limit())),
                        number(count(excess.excess())),
                        td(ExcessTable.contributors(excess.contributors())).withClass("text")));
            }
        }
        return SortableTable.of(
                List.of("board", "memory", "need", "limit", "missing", "largest contributors"),
                Set.of("board", "memory", "largest contributors"),
                rows);
    }

    private static List<String> problems(Comparison comparison) {
        return Stream.concat(
                        comparison.boards(Verdict.WRONG).stream().map(board -> "%s: %s"
                                .formatted(
                                        board.outcome().board().id(),
                                        board.outcome().problem())),
                        comparison.failures().stream().map(TaskFailure::sentence))
                .toList();
    }

    private static DomContent basis(Comparison comparison) {
        DlTag list = dl().withClass("settings");
        Report.Model model = comparison.model();
        Settings.row(list, "model", "%s, SHA-256 %s".formatted(model.file(), model.sha256()));
        if (comparison.limits().any()) {
            Settings.row(list, "limits", comparison.limits().toString());
        }
        Settings.row(list, "cheapest", comparison.ranking().rule());
        comparison
                .timings()
                .forEach(timing -> Settings.row(list, "cycles", timing.model() + "; " + timing.validation()));
        Settings.row(list, "energy", "an estimate: the data sheet's run current times voltage times time");
        return list;
    }
}
