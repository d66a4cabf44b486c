package dev.mcusim.report.html;

import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.percent;
import static dev.mcusim.report.Figures.ratio;
import static dev.mcusim.report.Figures.shorten;
import static j2html.TagCreator.i;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import dev.mcusim.report.Report;
import j2html.tags.DomContent;
import j2html.tags.specialized.PTag;

/** One bar for every layer, as long as its cycles, divided by what the pipeline did in them. */
final class CyclesChart {

    private static final int WIDTH = 960;
    private static final int ROW = 20;
    private static final int BAR = 14;
    private static final int LABEL = 220;
    private static final int VALUES = 230;
    private static final int LABEL_CHARACTERS = 32;

    private CyclesChart() {}

    static DomContent legend() {
        PTag legend = p().withClass("legend");
        for (StallColumn column : StallColumn.values()) {
            legend.with(span(i().withClass("swatch " + column.look()), span(column.meaning())));
        }
        return legend;
    }

    static DomContent of(Report report) {
        long most =
                report.layers().stream().mapToLong(Report.Layer::cycles).max().orElse(0);
        Svg drawing = Svg.drawing(
                WIDTH,
                ROW * report.layers().size() + 6.0,
                "Cycles of each of %d layers, %s in all; the table of layers has the same numbers"
                        .formatted(report.layers().size(), count(report.run().cycles())));
        double scale = most == 0 ? 0 : (double) (WIDTH - LABEL - VALUES) / most;
        int y = 2;
        for (Report.Layer layer : report.layers()) {
            drawing.with(bar(layer, y, scale));
            y += ROW;
        }
        return Svg.framed(drawing);
    }

    private static Svg bar(Report.Layer layer, int y, double scale) {
        String name = layer.index() + " " + layer.op();
        Svg row = Svg.group().with(Svg.text(LABEL - 8, y + BAR - 3, Svg.Anchor.END, shorten(name, LABEL_CHARACTERS)));
        double x = LABEL;
        for (StallColumn column : StallColumn.values()) {
            long cycles = column.cycles(layer);
            if (cycles > 0) {
                String share = "%s: %s cycles %s (%s)";
                row.with(Svg.rectangle(x, y, cycles * scale, BAR, column.look())
                        .explained(share.formatted(
                                name, count(cycles), column.meaning(), percent(cycles, layer.cycles()))));
                x += cycles * scale;
            }
        }
        String speed = layer.macs() == 0 ? "" : ", " + ratio(layer.macs(), layer.cycles()) + " MAC/cycle";
        String waited = ", " + percent(layer.stalls().cycles(), layer.cycles()) + " waited";
        return row.with(Svg.text(x + 6, y + BAR - 3, Svg.Anchor.START, count(layer.cycles()) + speed + waited));
    }
}
