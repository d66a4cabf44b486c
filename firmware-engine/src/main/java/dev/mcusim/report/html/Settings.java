package dev.mcusim.report.html;

import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.decimal;
import static dev.mcusim.report.Figures.megahertz;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;

import dev.mcusim.report.MemorySettings;
import dev.mcusim.report.Report;
import j2html.tags.DomContent;
import j2html.tags.specialized.DlTag;
import java.util.stream.Collectors;

/** What produced the numbers. */
final class Settings {

    private Settings() {}

    static DomContent of(Report report) {
        DlTag list = dl().withClass("settings");
        row(
                list,
                "model",
                "%s, SHA-256 %s".formatted(report.model().file(), report.model().sha256()));
        row(
                list,
                "network",
                "%s MACs, %s parameters, %d layers"
                        .formatted(
                                count(report.model().macs()),
                                count(report.model().parameters()),
                                report.layers().size()));
        row(list, "clock", megahertz(report.board().clockHz()));
        MemorySettings memory = report.memorySettings();
        if (memory != null) {
            row(
                    list,
                    "L1 caches",
                    "instruction %s, data %s".formatted(on(memory.instructionCache()), on(memory.dataCache())));
            row(
                    list,
                    "flash",
                    "%d wait states, prefetch %s, lines of code kept: %s, of data: %s; bus at 1/%d of the core's clock"
                            .formatted(
                                    memory.flashWaitStates(),
                                    on(memory.flashPrefetch()),
                                    on(memory.flashInstructionCache()),
                                    on(memory.flashDataCache()),
                                    memory.coreCyclesPerBusCycle()));
        }
        row(
                list,
                "placement",
                report.memory().sections().stream()
                        .map(section -> section.name() + " in " + section.region())
                        .collect(Collectors.joining(", ")));
        row(
                list,
                "kernels",
                "Thumb-2, generated for the %s by mcusim %s"
                        .formatted(report.board().core(), report.tool().version()));
        row(list, "executed by", report.core() + " core");
        row(
                list,
                "timing model",
                report.timing().model() + "; " + report.timing().validation());
        Report.Energy energy = report.energy();
        if (energy != null) {
            row(
                    list,
                    "energy",
                    "%s mA at %s V, %s"
                            .formatted(decimal(energy.milliamperes(), 1), decimal(energy.volts(), 1), energy.source()));
        }
        return list;
    }

    /** Adds a name and a value, unless that is empty. */
    static void row(DlTag list, String name, String value) {
        if (!value.isEmpty()) {
            list.with(dt(name), dd(value));
        }
    }

    private static String on(boolean on) {
        return on ? "on" : "off";
    }
}
