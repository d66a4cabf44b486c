package dev.mcusim.report.html;

import dev.mcusim.report.Figures;
import dev.mcusim.report.Report;
import dev.mcusim.report.RunStatus;

/** A {@link Report} as a web page. */
public final class HtmlReport {

    private HtmlReport() {}

    /** The whole page. It holds all it needs, and is the same for the same report. */
    public static String render(Report report) {
        Report.BoardInfo board = report.board();
        Page page = new Page(
                report.model().file() + " on " + board.name(),
                "%s, %s at %s".formatted(board.mcu(), board.core(), Figures.megahertz(board.clockHz())),
                "mcusim " + report.tool().version() + ", report " + report.schema());
        page.with(Headline.of(report));
        if (report.run().status() == RunStatus.DOES_NOT_FIT) {
            return page.section(
                            "What does not fit", ExcessTable.of(report.memory().excess()))
                    .section("Memory of the board", MemoryMap.of(report.memory()))
                    .section("Settings", Settings.of(report))
                    .render();
        }
        return page.section("Cycles of every layer", CyclesChart.legend(), CyclesChart.of(report))
                .section("SRAM over the network's life", LifetimeChart.of(report))
                .section("Memory of the board", MemoryMap.of(report.memory()))
                .section("Layers", LayerTable.of(report))
                .section("Settings", Settings.of(report))
                .render();
    }
}
