package dev.mcusim.report.html;

import static dev.mcusim.report.Figures.bytes;
import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.decimal;
import static dev.mcusim.report.Figures.percent;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.Report;
import dev.mcusim.report.RunStatus;
import j2html.tags.DomContent;
import j2html.tags.specialized.DlTag;

/** What one wants to know first: does it fit, is it right, how long, how much. */
final class Headline {

    private Headline() {}

    static DomContent of(Report report) {
        RunStatus status = report.run().status();
        DlTag figures = dl().withClass("figures");
        boolean ran = status == RunStatus.OK || status == RunStatus.MISMATCH;
        if (ran) {
            figures.with(figure(
                    "latency",
                    decimal(report.run().milliseconds(), 3) + " ms",
                    count(report.run().cycles()) + " cycles"));
            Report.Energy energy = report.energy();
            figures.with(
                    energy == null
                            ? figure("energy", "unknown", "no run current for this clock")
                            : figure("energy", decimal(energy.millijoules(), 3) + " mJ", "an estimate"));
        }
        if (report.memory().sram() != null) {
            Report.Sram sram = report.memory().sram();
            figures.with(figure(
                    "peak SRAM",
                    bytes(sram.used()),
                    percent(sram.used(), sram.limit()) + " of " + bytes(sram.limit())));
            Report.Flash flash = report.memory().flash();
            figures.with(figure(
                    "flash",
                    bytes(flash.used()),
                    percent(flash.used(), flash.limit()) + " of " + bytes(flash.limit())));
        }
        return div(p(span(verdict(report)).withClass(status == RunStatus.OK ? "good" : "bad")), figures);
    }

    /** A figure with its name above and a remark below. */
    static DomContent figure(String name, String value, String remark) {
        return div(dt(name), dd(value).withClass("value"), dd(remark));
    }

    private static String verdict(Report report) {
        Report.CrossCheck check = report.crossCheck();
        return switch (report.run().status()) {
            case OK -> check.status() == CheckStatus.SKIPPED
                    ? "fits; the outputs were not compared with the reference"
                    : "fits; all %d layers equal to the reference".formatted(check.layers());
            case MISMATCH -> mismatch(check.firstMismatch());
            case DOES_NOT_FIT -> "does not fit: " + report.run().stop();
            case FAULT, BUDGET_SPENT -> report.run().stop();
        };
    }

    private static String mismatch(Report.Mismatch first) {
        return first == null ? "the two cores differ" : "wrong in " + first.words();
    }
}
