package dev.mcusim.report.html;

import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.decimal;
import static dev.mcusim.report.html.SortableTable.number;
import static j2html.TagCreator.td;
import static j2html.TagCreator.tr;

import dev.mcusim.report.Report;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.List;
import java.util.Set;

/** All numbers of every layer, in a table that a click on a column's head sorts. */
final class LayerTable {

    private static final Set<String> WORDS = Set.of("operator", "kernel", "check");
    private static final List<String> HEADS = List.of(
            "#",
            "operator",
            "kernel",
            "MACs",
            "instructions",
            "cycles",
            "share %",
            "MAC/cycle",
            "waited %",
            "flash B",
            "scratch B",
            "check");

    private LayerTable() {}

    static DomContent of(Report report) {
        long total = report.run().cycles();
        return SortableTable.of(
                HEADS,
                WORDS,
                report.layers().stream().map(layer -> row(layer, total)).toList());
    }

    private static TrTag row(Report.Layer layer, long total) {
        return tr(
                number(Integer.toString(layer.index())),
                td(layer.op()),
                td(layer.kernel()).withClass("text"),
                number(count(layer.macs())),
                number(count(layer.instructions())),
                number(count(layer.cycles())),
                number(share(layer.cycles(), total)),
                number(layer.macs() == 0 ? "" : decimal((double) layer.macs() / Math.max(1, layer.cycles()), 2)),
                number(share(layer.stalls().cycles(), layer.cycles())),
                number(count(layer.flashBytes())),
                number(count(layer.scratchBytes())),
                td(layer.crossCheck().text()));
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "" : decimal(100.0 * part / whole, 1);
    }
}
