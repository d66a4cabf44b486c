package dev.mcusim.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.mcusim.report.Figures;
import dev.mcusim.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: Chromium without a window. Skipped where there is none, except in continuous integration. */
class BrowserTest {

    private static final String CYCLES = "cycles";
    private static final Pattern CONSOLE = Pattern.compile("CONSOLE[^\\n]*");
    private static final Pattern ROW = Pattern.compile("<tr><td class=\"number\">(\\d+)</td>");

    private final Report report = HtmlReportTest.report("shapes.tflite");

    @TempDir
    Path folder;

    @Test
    void loadsWithoutErrorsAndSortsByAColumn() throws IOException, InterruptedException {
        String click = "<script>for (const button of document.querySelectorAll(\"th > button\")) "
                + "if (button.textContent === \"%s\") button.click();</script></body>";
        Path page = Files.writeString(
                folder.resolve("report.html"), HtmlReport.render(report).replace("</body>", click.formatted(CYCLES)));
        Path log = folder.resolve("log.txt");
        String dom = browse(page, log);
        assertThat(CONSOLE.matcher(Files.readString(log)).results()).isEmpty();
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
        browse(page, log);
        assertThat(CONSOLE.matcher(Files.readString(log)).results()).isNotEmpty();
    }

    private static List<Integer> rows(String dom) {
        List<Integer> rows = new ArrayList<>();
        for (Matcher row = ROW.matcher(dom); row.find(); ) {
            rows.add(Integer.valueOf(row.group(1)));
        }
        return rows;
    }

    /** The page's elements when its scripts have run. */
    private String browse(Path page, Path log) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.html");
        Process browser = new ProcessBuilder(
                        chromium(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--enable-logging=stderr",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        if (!browser.waitFor(2, TimeUnit.MINUTES)) {
            browser.destroyForcibly();
            throw new AssertionError("the browser does not end: " + Files.readString(log));
        }
        return Files.readString(dom, StandardCharsets.UTF_8);
    }

    private static String chromium() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() && System.getenv("CI") == null) {
            System.out.println("skipped: there is no Chromium on the path to show the page with");
            abort("no Chromium");
        }
        return found.orElseThrow().toString();
    }
}
