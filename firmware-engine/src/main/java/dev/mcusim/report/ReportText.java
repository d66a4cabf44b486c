package dev.mcusim.report;

import static dev.mcusim.report.Figures.bytes;
import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.decimal;
import static dev.mcusim.report.Figures.megahertz;
import static dev.mcusim.report.Figures.percent;
import static dev.mcusim.report.Figures.ratio;
import static dev.mcusim.report.Figures.shorten;
import static dev.mcusim.report.Figures.wrap;

import java.util.List;
import java.util.stream.Collectors;

/** A {@link Report} as text for a terminal of 80 columns. */
public final class ReportText {
    private static final int WIDTH = 80;
    private static final int NAME_WIDTH = 24;
    private static final int VALUES_SHOWN = 12;

    private ReportText() {}

    /** Renders the whole report. */
    public static String render(Report report) {
        StringBuilder text = new StringBuilder(header(report));
        if (report.run().status() == RunStatus.DOES_NOT_FIT) {
            return text.append(excess(report.memory().excess())).toString();
        }
        return text.append(layers(report))
                .append(memory(report.memory()))
                .append(outputs(report.outputs()))
                .append(totals(report))
                .toString();
    }

    private static String header(Report report) {
        Report.BoardInfo board = report.board();
        Report.Model model = report.model();
        return "%s on %s%n%s, %s at %s; %s MACs, %s parameters%n%n"
                .formatted(
                        model.file(),
                        board.name(),
                        board.mcu(),
                        board.core(),
                        megahertz(board.clockHz()),
                        count(model.macs()),
                        count(model.parameters()));
    }

    private static String layers(Report report) {
        TextTable table = new TextTable(0, ">#", "layer", ">MACs", ">instructions", ">cycles", ">cyc/MAC", "check");
        for (Report.Layer layer : report.layers()) {
            table.row(
                    layer.index(),
                    shorten(layer.op(), NAME_WIDTH),
                    layer.macs() == 0 ? "-" : count(layer.macs()),
                    count(layer.instructions()),
                    count(layer.cycles()),
                    ratio(layer.cycles(), layer.macs()),
                    layer.crossCheck() == CheckStatus.MATCH
                            ? "ok"
                            : layer.crossCheck().text());
        }
        Report.Run run = report.run();
        table.row(
                "",
                "total",
                count(report.model().macs()),
                count(run.instructions()),
                count(run.cycles()),
                ratio(run.cycles(), report.model().macs()),
                "");
        return table + "\n";
    }

    private static String memory(Report.Memory memory) {
        Report.Flash flash = memory.flash();
        Report.Sram sram = memory.sram();
        TextTable table = new TextTable(0, "memory", ">used", ">limit", ">", "");
        table.row(
                "flash",
                bytes(flash.used()),
                bytes(flash.limit()),
                percent(flash.used(), flash.limit()),
                "code " + bytes(flash.code()) + ", weights " + bytes(flash.weights()));
        table.row(
                "SRAM", bytes(sram.used()), bytes(sram.limit()), percent(sram.used(), sram.limit()), sramDetail(sram));
        for (Report.Region region : memory.regions()) {
            if (region.used() > 0) {
                table.row(
                        "  " + region.name(),
                        bytes(region.used()),
                        bytes(region.size()),
                        percent(region.used(), region.size()),
                        "at " + region.base());
            }
        }
        String bound = sram.arena() == sram.arenaLowerBound()
                ? "at its lower bound"
                : count(sram.arena() - sram.arenaLowerBound()) + " over its lower bound";
        return "%sarena %s bytes, %s (%s)%n%n".formatted(table, count(sram.arena()), bound, sram.arenaPlan());
    }

    private static String sramDetail(Report.Sram sram) {
        String stack = sram.stackPeak() < 0 ? "" : ", stack " + sram.stackPeak() + " of " + sram.stackReserved() + " B";
        return "arena " + bytes(sram.arena()) + stack;
    }

    private static String outputs(List<Report.OutputTensor> outputs) {
        StringBuilder text = new StringBuilder();
        for (Report.OutputTensor output : outputs) {
            String values = output.values().stream()
                    .limit(VALUES_SHOWN)
                    .map(String::valueOf)
                    .collect(Collectors.joining(" "));
            text.append("output %s %s%s crc32 %s%n  %s%s%n"
                    .formatted(
                            shorten(output.name(), 32),
                            output.type(),
                            output.shape(),
                            output.crc32(),
                            values,
                            output.values().size() > VALUES_SHOWN ? " ..." : ""));
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    private static String totals(Report report) {
        Report.Run run = report.run();
        StringBuilder text = new StringBuilder();
        if (run.status() == RunStatus.OK || run.status() == RunStatus.MISMATCH) {
            Report.Energy energy = report.energy();
            text.append("%s ms (%s cycles at %s)%s%n"
                    .formatted(
                            decimal(run.milliseconds(), 3),
                            count(run.cycles()),
                            megahertz(report.board().clockHz()),
                            energy == null ? "" : ", about " + decimal(energy.millijoules(), 3) + " mJ"));
            if (energy != null) {
                String basis = "energy is an estimate: %s mA at %s V, %s";
                text.append(wrap(
                        basis.formatted(decimal(energy.milliamperes(), 1), decimal(energy.volts(), 1), energy.source()),
                        WIDTH));
            }
            text.append(wrap(
                    "cycles by " + report.timing().model() + ": "
                            + report.timing().validation(),
                    WIDTH));
        }
        return text.append(verdict(report)).toString();
    }

    /** How the run ended: in a line when it is well, and otherwise with the first thing that is wrong. */
    public static String verdict(Report report) {
        Report.CrossCheck check = report.crossCheck();
        return switch (report.run().status()) {
            case OK -> (check.status() == CheckStatus.SKIPPED
                            ? "ok; the outputs were not compared with the reference%n".formatted()
                            : "ok: all %d layers equal to the reference%n".formatted(check.layers()))
                    + bothCores(report);
            case MISMATCH -> mismatch(check.firstMismatch()) + bothCores(report);
            case DOES_NOT_FIT, FAULT, BUDGET_SPENT -> wrap(report.run().stop(), WIDTH);
        };
    }

    private static String mismatch(Report.Mismatch first) {
        return first == null ? "" : "MISMATCH in " + first.words() + "\n";
    }

    private static String bothCores(Report report) {
        Report.CoreCheck check = report.coreCheck();
        if (check == null) {
            return "";
        }
        if (check.status() == CheckStatus.MATCH) {
            return wrap(
                    "%s and %s agree at all %d places: registers, memory, instructions, cycles"
                            .formatted(report.core(), check.core(), check.places()),
                    WIDTH);
        }
        Report.CoreDifference first = check.firstDifference();
        String place =
                first.layer() < 0 ? "outside layers" : "behind layer %d (%s)".formatted(first.layer(), first.name());
        return wrap(
                "MISMATCH of cores %s: %s is %s on %s, %s on %s"
                        .formatted(place, first.what(), first.first(), report.core(), first.second(), check.core()),
                WIDTH);
    }

    private static String excess(List<Report.Excess> rows) {
        TextTable table = new TextTable(0, "does not fit", ">need", ">limit", ">excess");
        for (Report.Excess row : rows) {
            table.row(row.region(), count(row.need()), count(row.limit()), count(row.excess()));
        }
        StringBuilder text = new StringBuilder(table.toString());
        for (Report.Excess row : rows) {
            if (!row.contributors().isEmpty()) {
                TextTable largest = new TextTable(0, "largest in " + row.region(), ">bytes");
                row.contributors().forEach(c -> largest.row(shorten(c.name(), 56), count(c.bytes())));
                text.append('\n').append(largest);
            }
        }
        return text.append("%nNothing was run. Boards that it fits: mcusim compare MODEL.tflite --boards all%n"
                        .formatted())
                .toString();
    }
}
