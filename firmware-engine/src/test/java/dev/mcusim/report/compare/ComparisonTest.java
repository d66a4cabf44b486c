package dev.mcusim.report.compare;

import static dev.mcusim.report.compare.Outcomes.compare;
import static dev.mcusim.report.compare.Outcomes.fits;
import static dev.mcusim.report.compare.Outcomes.tooSmall;
import static dev.mcusim.report.compare.Outcomes.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mcusim.batch.TaskFailure;
import dev.mcusim.report.ReportJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final BoardOutcome SMALL = fits("small", 256, 84_000_000, 40, 4);
    private static final BoardOutcome MIDDLE = fits("middle", 512, 180_000_000, 20, 6);
    private static final BoardOutcome LARGE = fits("large", 2048, 480_000_000, 5, 3);

    private static List<String> ids(Comparison comparison) {
        return comparison.boards().stream().map(ComparedBoard::id).toList();
    }

    @Test
    void withoutPricesTheSmallestPartIsTheCheapest() {
        Comparison comparison = compare(Limits.NONE, Map.of(), LARGE, SMALL, MIDDLE);
        assertThat(ids(comparison)).containsExactly("small", "middle", "large");
        assertThat(comparison.cheapest()).isEqualTo("small");
        assertThat(comparison.ranking()).isEqualTo(Ranking.SMALLEST_PART);
    }

    @Test
    void partsOfOneSizeAreRankedByCoresThenClockThenEnergyThenName() {
        BoardOutcome two = fits("two", 512, 84_000_000, 20, 1);
        two = new BoardOutcome(
                two.board(),
                new BoardOutcome.Part(512 * 1024, 0, 2),
                two.timing(),
                two.run(),
                two.energy(),
                two.crossCheck(),
                two.flash(),
                two.sram(),
                two.excess());
        Comparison comparison = compare(
                Limits.NONE,
                Map.of(),
                two,
                fits("unknown", 512, 100_000_000, 20, 0),
                fits("b", 512, 100_000_000, 20, 5),
                fits("a", 512, 100_000_000, 20, 5),
                fits("frugal", 512, 100_000_000, 20, 4),
                fits("slow", 512, 84_000_000, 20, 9));
        assertThat(ids(comparison)).containsExactly("slow", "frugal", "a", "b", "unknown", "two");
    }

    @Test
    void theLowestPriceDecidesAndBoardsWithoutOneComeBehind() {
        Comparison comparison = compare(Limits.NONE, Map.of("large", 9.5, "middle", 20.0), LARGE, SMALL, MIDDLE);
        assertThat(ids(comparison)).containsExactly("large", "middle", "small");
        assertThat(comparison.ranking()).isEqualTo(Ranking.PRICE);
    }

    @Test
    void whatKeepsTheLimitsComesBeforeWhatIsCheaperAndDoesNot() {
        Comparison comparison = compare(new Limits(20.0, 5.0), Map.of(), SMALL, MIDDLE, LARGE);
        assertThat(ids(comparison)).containsExactly("large", "small", "middle");
        assertThat(comparison.cheapest()).isEqualTo("large");
        assertThat(comparison.boards(Verdict.MISSES)).hasSize(2);
    }

    @Test
    void aLimitIsKeptByWhatJustReachesItAndNotByWhatIsUnknown() {
        assertThat(compare(new Limits(20.0, null), Map.of(), MIDDLE).cheapest()).isEqualTo("middle");
        assertThat(compare(new Limits(19.99, null), Map.of(), MIDDLE).cheapest())
                .isNull();
        assertThat(compare(new Limits(null, 5.0), Map.of(), fits("unknown", 1, 1_000_000, 1, 0))
                        .cheapest())
                .isNull();
    }

    @Test
    void whatDoesNotFitOrIsWrongIsNeverTheCheapest() {
        Comparison comparison = compare(Limits.NONE, Map.of(), tooSmall("tiny"), wrong("broken"));
        assertThat(comparison.cheapest()).isNull();
        assertThat(comparison.boards())
                .extracting(ComparedBoard::verdict)
                .containsExactly(Verdict.DOES_NOT_FIT, Verdict.WRONG);
    }

    @Test
    void jsonHasTheDocumentedFields() throws IOException {
        TaskFailure failure = new TaskFailure("gone", "java.io.IOException", "no", 2, false, "trace");
        JsonNode json = new ObjectMapper()
                .readTree(ReportJson.render(
                        compare(new Limits(50.0, null), Map.of("small", 3.0), List.of(failure), SMALL, tooSmall("x"))));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("schema", "tool", "model", "limits", "ranking", "cheapest", "boards", "failures");
        assertThat(json.at("/schema").asText()).isEqualTo("mcusim.compare/1");
        assertThat(json.at("/limits/maxMilliseconds").asDouble()).isEqualTo(50);
        assertThat(json.at("/ranking").asText()).isEqualTo("price");
        assertThat(json.at("/boards/0").fieldNames())
                .toIterable()
                .containsExactly(
                        "verdict",
                        "price",
                        "board",
                        "part",
                        "timing",
                        "run",
                        "energy",
                        "crossCheck",
                        "flash",
                        "sram",
                        "excess");
        assertThat(json.at("/boards/0/verdict").asText()).isEqualTo("meets");
        assertThat(json.at("/boards/1/excess/0/need").asLong()).isEqualTo(571_240);
        assertThat(json.at("/failures/0/task").asText()).isEqualTo("gone");
    }
}
