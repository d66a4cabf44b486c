package dev.mcusim.report.html;

import static dev.mcusim.report.compare.Outcomes.compare;
import static dev.mcusim.report.compare.Outcomes.fits;
import static dev.mcusim.report.compare.Outcomes.tooSmall;
import static dev.mcusim.report.compare.Outcomes.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.report.compare.Comparison;
import dev.mcusim.report.compare.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonPageTest {

    private static final Comparison COMPARISON = compare(
            new Limits(30.0, 5.0),
            Map.of(),
            fits("small", 256, 84_000_000, 40, 4),
            fits("middle", 512, 180_000_000, 20, 6),
            fits("large", 2048, 480_000_000, 5, 3),
            fits("unknown", 4096, 480_000_000, 5, 0),
            tooSmall("tiny"),
            wrong("<broken>"));
    private static final Pattern ID =
            Pattern.compile("<tr><td class=\"number\">\\d+</td><td class=\"name\">([^<]*)</td>");

    @TempDir
    Path folder;

    @Test
    void thePageSaysWhatIsCheapestFastestMostFrugalMissingAndWrong() {
        assertThat(ComparisonPage.render(COMPARISON))
                .contains("net.tflite on 6 boards", "fits 4 of 6, keeps the limits on 1")
                .containsSubsequence("cheapest", "large", "fastest", "large", "least energy", "large")
                .contains("large \u2605", "limit: 30", "limit: 5", "571,240", "layer_1_weights 51,040")
                .contains("&lt;broken&gt;: MISMATCH in layer 2")
                .doesNotContain("<broken>");
    }

    @Test
    void nothingIsLoadedFromElsewhereAndDrawingsHaveLabels() {
        assertThat(ComparisonPage.render(COMPARISON))
                .doesNotContainPattern("(src|href)=\"(?!data:,\")")
                .doesNotContain("url(", "@import")
                .doesNotContainPattern("<svg (?![^>]*role=\"img\" aria-label=\"[^\"]+\")");
    }

    @Test
    void aNetworkThatFitsNowhereHasNoBars() {
        assertThat(ComparisonPage.render(compare(Limits.NONE, Map.of(), tooSmall("tiny"))))
                .contains("fits 0 of 1", "What is missing")
                .doesNotContain("<svg");
    }

    @Test
    void inABrowserThePageLoadsWithoutErrorsAndSortsByTime() throws IOException, InterruptedException {
        Path page = Files.writeString(
                folder.resolve("boards.html"), Browser.clickingOn("ms", ComparisonPage.render(COMPARISON)));
        Path log = folder.resolve("log.txt");
        String dom = new Browser(folder).browse(page, log);
        assertThat(Browser.messages(log)).isEmpty();
        assertThat(ID.matcher(dom).results().map((MatchResult row) -> row.group(1)))
                .containsExactly("small", "middle", "large", "unknown", "&lt;broken&gt;", "tiny");
        assertThat(dom).contains("aria-sort=\"descending\"");
    }
}
