package dev.mcusim.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.report.Figures;
import dev.mcusim.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: Chromium without a window. Skipped where there is none, except in continuous integration. */
class BrowserTest {

    private static final String CYCLES = "cycles";
    private static final Pattern ROW = Pattern.compile("<tr><td class=\"number\">(\\d+)</td>");

    private final Report report = HtmlReportTest.report("shapes.tflite");

    @TempDir
    Path folder;

    private Browser browser;

    @BeforeEach
    void find() {
        browser = new Browser(folder);
    }

    @Test
    void loadsWithoutErrorsAndSortsByAColumn() throws IOException, InterruptedException {
        Path page =
                Files.writeString(folder.resolve("report.html"), Browser.clickingOn(CYCLES, HtmlReport.render(report)));
        Path log = folder.resolve("log.txt");
        String dom = browser.browse(page, log);
        assertThat(Browser.messages(log)).isEmpty();
        List<Integer> slowestFirst = report.layers().stream()
                .sorted(Comparator.comparingLong(Report.Layer::cycles).reversed())
                .map(Report.Layer::index)
                .toList();
        assertThat(rows(dom)).isEqualTo(slowestFirst);
        assertThat(dom)
                .contains(
                        "aria-sort=\"descending\"",
                        Figures.megahertz(report.board().clockHz()));
    }

    @Test
    void anErrorInThePageWouldBeSeen() throws IOException, InterruptedException {
        Path page = Files.writeString(folder.resolve("bad.html"), "<script>nothing.here();</script>");
        Path log = folder.resolve("log.txt");
        browser.browse(page, log);
        assertThat(Browser.messages(log)).isNotEmpty();
    }

    private static List<Integer> rows(String dom) {
        List<Integer> rows = new ArrayList<>();
        for (Matcher row = ROW.matcher(dom); row.find(); ) {
            rows.add(Integer.valueOf(row.group(1)));
        }
        return rows;
    }
}
