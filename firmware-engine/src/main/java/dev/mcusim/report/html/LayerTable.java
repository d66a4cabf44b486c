package dev.mcusim.report.html;

import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.decimal;
import static j2html.TagCreator.button;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.mcusim.report.Report;
import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import j2html.tags.specialized.ThTag;
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
        return div(table(
                        caption("Click on a column's head to sort."),
                        thead(tr(each(HEADS, LayerTable::head))),
                        tbody(each(
                                report.layers(),
                                layer -> row(layer, report.run().cycles())))))
                .withClass("wide");
    }

    private static DomContent head(String text) {
        ThTag head = th(button(text).withType("button")).attr("scope", "col");
        return WORDS.contains(text) ? head : head.withClass("number");
    }

    private static DomContent row(Report.Layer layer, long total) {
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

    private static TdTag number(String text) {
        return td(text).withClass("number");
    }
}
