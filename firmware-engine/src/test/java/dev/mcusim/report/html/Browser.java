package dev.mcusim.report.html;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Chromium without a window. Tests are skipped where there is none, except in continuous integration. */
final class Browser {
    private static final Pattern CONSOLE = Pattern.compile("CONSOLE[^\\n]*");
    private static final String CLICK = "<script>for (const button of document.querySelectorAll(\"th > button\")) "
            + "if (button.textContent === \"%s\") button.click();</script></body>";

    private final Path folder;

    /**
     * @param folder for what the browser writes
     */
    Browser(Path folder) {
        this.folder = folder;
    }

    /** The page with a script that clicks on the heads of columns. */
    static String clickingOn(String head, String page) {
        return page.replace("</body>", CLICK.formatted(head));
    }

    /** What pages have written to the console. */
    static List<String> messages(Path log) throws IOException {
        return CONSOLE.matcher(Files.readString(log))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** The page's elements when its scripts have run. */
    String browse(Path page, Path log) throws IOException, InterruptedException {
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
