package dev.mcusim.report.compare;

import static dev.mcusim.report.compare.Outcomes.compare;
import static dev.mcusim.report.compare.Outcomes.fits;
import static dev.mcusim.report.compare.Outcomes.tooSmall;
import static dev.mcusim.report.compare.Outcomes.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.batch.TaskFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {

    private static final BoardOutcome FAST = fits("stm32f407g-disc1", 512, 480_000_000, 1234.5, 123.456);

    @Test
    void everythingThereIsToTellFitsInto80Columns() {
        TaskFailure failure = new TaskFailure(
                "gone", "java.lang.IllegalStateException", "something long ".repeat(10), 2, false, "trace");
        String text = ComparisonText.render(compare(
                new Limits(1300.0, 200.0),
                Map.of("stm32f407g-disc1", 1234.5),
                List.of(failure),
                FAST,
                fits("slow", 2048, 84_000_000, 9999, 10),
                tooSmall("tiny"),
                wrong("broken")));
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(text.replaceAll("\\s+", " "))
                .contains("cheapest that keeps 1300 ms and 200 mJ: stm32f407g-disc1 (the lowest price given");
        assertThat(text)
                .contains("net.tflite on 5 boards")
                .containsSubsequence(
                        "within the limits", "stm32f407g-disc1", "beyond the limits", "slow", "does not fit", "tiny")
                .containsPattern("tiny +FLASH +571,240 +524,288 +46,952")
                .contains("broken: MISMATCH in layer 2 (layer_2_add): element 7 should be 5, is 6")
                .contains("gone failed: IllegalStateException: something long")
                .contains("1234.50");
    }

    @Test
    void theRuleBehindTheCheapestIsStated() {
        assertThat(ComparisonText.render(compare(Limits.NONE, Map.of(), FAST)).replaceAll("\\s+", " "))
                .contains("cheapest: stm32f407g-disc1 (no prices are known, see --prices, so the smallest part counts");
    }

    @Test
    void thatNothingWillDoIsSaid() {
        assertThat(ComparisonText.render(compare(new Limits(1.5, null), Map.of(), FAST)))
                .contains("no board keeps 1.5 ms");
        assertThat(ComparisonText.render(compare(Limits.NONE, Map.of(), tooSmall("tiny"))))
                .contains("no board fits")
                .doesNotContain("cycles by");
    }
}
