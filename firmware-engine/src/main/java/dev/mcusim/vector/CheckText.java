package dev.mcusim.vector;

import static dev.mcusim.report.Figures.count;

import java.util.List;

/** The outcome of checks as text. */
public final class CheckText {

    private CheckText() {}

    /** A line for every vector and board, and below it what is worse. */
    public static String render(Checked check) {
        long before = check.recorded().cycles();
        long now = check.report().run().cycles();
        StringBuilder text = new StringBuilder("%s %s on %s%s%n"
                .formatted(
                        check.passed() ? "ok  " : "FAIL",
                        check.vector(),
                        check.recorded().board(),
                        check.passed() && now < before
                                ? ": %s cycles less than recorded".formatted(count(before - now))
                                : ""));
        for (Finding finding : check.findings()) {
            text.append("     ").append(sentence(finding)).append('\n');
        }
        return text.toString();
    }

    /** The last line. */
    public static String summary(List<Checked> checks) {
        long failed = checks.stream().filter(check -> !check.passed()).count();
        return failed == 0
                ? "all %d as recorded%n".formatted(checks.size())
                : "%d of %d worse than recorded; if that is meant to be so, record anew%n"
                        .formatted(failed, checks.size());
    }

    /** A finding in one line, its layer first. */
    static String sentence(Finding finding) {
        return (finding.layer().isEmpty() ? "" : finding.layer() + ": ") + finding.message();
    }

    /** A finding as a workflow command of GitHub Actions, which shows it beside the change. */
    public static String annotation(Finding finding) {
        String title = "%s on %s".formatted(finding.kind().text(), finding.board());
        return "::error file=%s/%s,title=%s::%s%n"
                .formatted(
                        escaped(finding.vector()).replace(",", "%2C").replace(":", "%3A"),
                        VectorFolder.INDEX,
                        escaped(title),
                        escaped(sentence(finding)));
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
