package dev.mcusim.report.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.mcusim.batch.TaskFailure;
import dev.mcusim.report.Report;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One network on many boards. The component names are the field names of the JSON form and so a contract; docs/compare.md describes each.
 *
 * @param tool what compared
 * @param model the network
 * @param limits what was asked for
 * @param ranking what makes a board cheaper than another
 * @param cheapest id of the cheapest board that meets the limits; null when none does
 * @param boards by verdict, within it the cheapest first
 * @param failures boards of which nothing is known, because something went wrong on this side
 */
@JsonPropertyOrder("schema")
public record Comparison(
        Report.Tool tool,
        Report.Model model,
        Limits limits,
        Ranking ranking,
        String cheapest,
        List<ComparedBoard> boards,
        List<TaskFailure> failures) {

    /** The name and version of the JSON form. */
    public static final String SCHEMA = "mcusim.compare/1";

    public Comparison {
        boards = List.copyOf(boards);
        failures = List.copyOf(failures);
    }

    @JsonProperty("schema")
    public String schema() {
        return SCHEMA;
    }

    /** What is compared, and by what. */
    public record Question(Report.Tool tool, Report.Model model, Limits limits) {}

    /**
     * Compares.
     *
     * @param prices by board id; boards may be missing, and when all are, the ranking does without prices
     */
    public static Comparison of(
            Question question, List<BoardOutcome> outcomes, Map<String, Double> prices, List<TaskFailure> failures) {
        Ranking ranking = prices.isEmpty() ? Ranking.SMALLEST_PART : Ranking.PRICE;
        List<ComparedBoard> boards = outcomes.stream()
                .map(outcome -> new ComparedBoard(
                        Verdict.of(outcome, question.limits()),
                        prices.get(outcome.board().id()),
                        outcome))
                .sorted(Comparator.comparing(ComparedBoard::verdict).thenComparing(ranking.order()))
                .toList();
        String cheapest = boards.stream()
                .filter(board -> board.verdict() == Verdict.MEETS)
                .map(ComparedBoard::id)
                .findFirst()
                .orElse(null);
        return new Comparison(
                question.tool(), question.model(), question.limits(), ranking, cheapest, boards, failures);
    }

    /** The boards of one verdict, the cheapest first. */
    public List<ComparedBoard> boards(Verdict verdict) {
        return boards.stream().filter(board -> board.verdict() == verdict).toList();
    }

    /** The timing models behind the cycles of boards that the network fits, each once. */
    public List<Report.Timing> timings() {
        return boards.stream()
                .filter(board -> board.outcome().excess().isEmpty())
                .map(board -> board.outcome().timing())
                .distinct()
                .toList();
    }
}
