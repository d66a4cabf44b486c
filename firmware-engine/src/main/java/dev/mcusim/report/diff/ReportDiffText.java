package dev.mcusim.report.diff;

import static dev.mcusim.report.Figures.bytes;
import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.decimal;
import static dev.mcusim.report.Figures.shorten;
import static dev.mcusim.report.Figures.wrap;

import dev.mcusim.report.Report;
import dev.mcusim.report.TextTable;
import java.util.List;

/** A {@link ReportDiff} as text for a terminal of 80 columns. */
public final class ReportDiffText {

    private static final int WIDTH = 80;
    private static final int NAME_WIDTH = 17;
    private static final int REASON_WIDTH = 28;

    private ReportDiffText() {}

    /** Renders the whole comparison. Layers that take as long as before are counted, not listed. */
    public static String render(ReportDiff diff) {
        StringBuilder text = new StringBuilder();
        text.append(totals(diff.before(), diff.after())).append('\n');
        for (Change change : diff.settings()) {
            text.append(wrap("%s: %s, now %s".formatted(change.what(), change.before(), change.after()), WIDTH));
        }
        return text.append(diff.settings().isEmpty() ? "the same settings\n" : "")
                .append(layers(diff.layers()))
                .toString();
    }

    private static TextTable totals(Report before, Report after) {
        TextTable table = new TextTable(0, "", ">before", ">after", ">change");
        table.row("status", before.run().status().text(), after.run().status().text(), "");
        table.row(
                "latency",
                decimal(before.run().milliseconds(), 3) + " ms",
                decimal(after.run().milliseconds(), 3) + " ms",
                change(before.run().milliseconds(), after.run().milliseconds()));
        counts(table, "cycles", before.run().cycles(), after.run().cycles());
        counts(table, "instructions", before.run().instructions(), after.run().instructions());
        if (before.energy() != null && after.energy() != null) {
            double was = before.energy().millijoules();
            double is = after.energy().millijoules();
            table.row("energy", decimal(was, 3) + " mJ", decimal(is, 3) + " mJ", change(was, is));
        }
        if (before.memory().sram() != null && after.memory().sram() != null) {
            memory(
                    table,
                    "SRAM",
                    before.memory().sram().used(),
                    after.memory().sram().used());
            memory(
                    table,
                    "flash",
                    before.memory().flash().used(),
                    after.memory().flash().used());
        }
        return table;
    }

    private static void counts(TextTable table, String name, long before, long after) {
        table.row(name, count(before), count(after), change(before, after));
    }

    private static void memory(TextTable table, String name, long before, long after) {
        table.row(name, bytes(before), bytes(after), change(before, after));
    }

    private static String change(double before, double after) {
        if (before == after) {
            return "=";
        }
        return before == 0 ? "" : (after > before ? "+" : "") + decimal(100 * (after / before - 1), 2) + "%";
    }

    private static String layers(List<LayerChange> layers) {
        TextTable table = new TextTable(0, ">#", "layer", ">before", ">after", ">change", "because");
        int same = 0;
        for (LayerChange layer : layers) {
            if (layer.cycles() == 0 && !layer.outputsDiffer() && layer.reason().isEmpty()) {
                same++;
            } else {
                row(table, layer);
            }
        }
        String rest = same == 0 ? "" : "%d layers with the same cycles and outputs%n".formatted(same);
        return (same < layers.size() ? "\n" + table : "") + rest;
    }

    private static void row(TextTable table, LayerChange layer) {
        Report.Layer any = layer.after() == null ? layer.before() : layer.after();
        long before = layer.before() == null ? 0 : layer.before().cycles();
        long after = layer.after() == null ? 0 : layer.after().cycles();
        String reason = layer.outputsDiffer() ? "OUTPUTS DIFFER; " + layer.reason() : layer.reason();
        table.row(
                any.index(),
                shorten(any.op(), NAME_WIDTH),
                count(before),
                count(after),
                change(before, after),
                shorten(reason, REASON_WIDTH));
    }
}
