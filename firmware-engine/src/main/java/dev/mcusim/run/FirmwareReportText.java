package dev.mcusim.run;

import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.decimal;
import static dev.mcusim.report.Figures.megahertz;
import static dev.mcusim.report.Figures.percent;
import static dev.mcusim.report.Figures.ratio;
import static dev.mcusim.report.Figures.shorten;
import static dev.mcusim.report.Figures.wrap;

import dev.mcusim.report.MemorySettings;
import dev.mcusim.report.TextTable;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A {@link FirmwareReport} as text for a terminal. */
public final class FirmwareReportText {

    private static final int WIDTH = 80;
    private static final int NAME_WIDTH = 40;
    private static final int FUNCTIONS_SHOWN = 40;
    private static final int MOST_SILENT = 4;

    private FirmwareReportText() {}

    /**
     * Renders the report.
     *
     * @param withProfile whether to list functions
     */
    public static String render(FirmwareReport report, boolean withProfile) {
        StringBuilder text = new StringBuilder(header(report));
        if (withProfile) {
            text.append(profile(report));
        }
        return text.append(wrap(report.run().stop(), WIDTH))
                .append(conversation(report.conversation()))
                .append(report.crash() == null ? "" : CrashText.render(report.crash()))
                .append(totals(report))
                .append(resets(report.run().resets()))
                .append(settings(report.memorySettings()))
                .append(devices(report.pins()))
                .append(i2c(report.i2c().addresses()))
                .append(withoutClock(report))
                .append(notModelled(report))
                .append(report.remarks().stream()
                        .map(remark -> wrap(remark, WIDTH))
                        .collect(Collectors.joining()))
                .append(wrap(
                        "cycles by " + report.timing().model() + ": "
                                + report.timing().validation(),
                        WIDTH))
                .toString();
    }

    private static String header(FirmwareReport report) {
        return "%s%n%s on %s (%s, %s), core %s%n%n"
                .formatted(
                        "-".repeat(WIDTH),
                        report.firmware(),
                        report.board().name(),
                        report.board().mcu(),
                        report.board().core(),
                        report.core());
    }

    private static String conversation(FirmwareReport.Conversation talk) {
        StringBuilder text = new StringBuilder();
        talk.stillExpected().forEach(expected -> text.append("  still expected: %s%n".formatted(expected)));
        talk.lastLines().forEach(line -> text.append("  last said on %s%n".formatted(shorten(line, WIDTH - 15))));
        return text.toString();
    }

    private static String totals(FirmwareReport report) {
        FirmwareReport.Run run = report.run();
        return "%s instructions, %s cycles (%s per instruction), %s ms, core at %s%n"
                .formatted(
                        count(run.instructions()),
                        count(run.cycles()),
                        ratio(run.cycles(), run.instructions()),
                        decimal(run.milliseconds(), 3),
                        megahertz(report.board().clockHz()));
    }

    /** How often each cause has reset the chip, in the order in which they first did. */
    private static String resets(List<String> resets) {
        if (resets.isEmpty()) {
            return "";
        }
        String causes = resets.stream()
                .distinct()
                .map(cause -> "%s %d times".formatted(cause, Collections.frequency(resets, cause)))
                .collect(Collectors.joining(", "))
                .replace(" 1 times", " once");
        return wrap("reset on the way: " + causes, WIDTH);
    }

    private static String settings(MemorySettings settings) {
        return "flash: %d wait states, prefetch %s, accelerator %s; caches: instruction %s, data %s; bus clock 1/%d%n"
                .formatted(
                        settings.flashWaitStates(),
                        onOff(settings.flashPrefetch()),
                        settings.flashInstructionCache()
                                ? settings.flashDataCache() ? "on" : "on for code"
                                : settings.flashDataCache() ? "on for data" : "off",
                        onOff(settings.instructionCache()),
                        onOff(settings.dataCache()),
                        settings.coreCyclesPerBusCycle());
    }

    private static String devices(FirmwareReport.Pins pins) {
        String changed = pins.devices().stream()
                .filter(device -> device.changes() > 0)
                .map(device ->
                        "%s %s (%s changes)".formatted(device.name(), onOff(device.on()), count(device.changes())))
                .collect(Collectors.joining(", "));
        return changed.isEmpty() ? "" : wrap("lights and button: " + changed, WIDTH);
    }

    /** A line for every bus, with the addresses that answered and those that did not. */
    private static String i2c(List<FirmwareReport.I2cAddress> addresses) {
        StringBuilder text = new StringBuilder();
        for (String bus : addresses.stream()
                .map(FirmwareReport.I2cAddress::bus)
                .distinct()
                .toList()) {
            List<FirmwareReport.I2cAddress> there =
                    addresses.stream().filter(each -> each.bus().equals(bus)).toList();
            String answered = there.stream()
                    .filter(each -> each.notAcknowledged() < each.transfers())
                    .map(each -> "%s (%s transfers, %s bytes written, %s read)"
                            .formatted(
                                    each.address(),
                                    count(each.transfers()),
                                    count(each.bytesWritten()),
                                    count(each.bytesRead())))
                    .collect(Collectors.joining(", "));
            List<String> silent = there.stream()
                    .filter(each -> each.notAcknowledged() == each.transfers())
                    .map(FirmwareReport.I2cAddress::address)
                    .toList();
            String nobody = silent.isEmpty()
                    ? ""
                    : "nobody answers at " + String.join(", ", silent.subList(0, Math.min(MOST_SILENT, silent.size())))
                            + (silent.size() > MOST_SILENT
                                    ? " and %d more".formatted(silent.size() - MOST_SILENT)
                                    : "");
            String both = answered.isEmpty() || nobody.isEmpty() ? "" : "; ";
            text.append(wrap(bus + ": " + answered + both + nobody, WIDTH));
        }
        return text.toString();
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    private static String withoutClock(FirmwareReport report) {
        return report.withoutClock().stream()
                .map(off -> wrap(
                        "%s was accessed %s with its clock off (%s bit %d): it reads 0 and takes no stores"
                                .formatted(
                                        off.name(),
                                        off.accesses() == 1 ? "once" : count(off.accesses()) + " times",
                                        off.register(),
                                        off.bit()),
                        WIDTH))
                .collect(Collectors.joining());
    }

    private static String notModelled(FirmwareReport report) {
        String peripherals = report.notModelled().stream()
                .map(peripheral -> "%s (%s)".formatted(peripheral.name(), accesses(peripheral)))
                .collect(Collectors.joining(", "));
        String registers = report.coreRegistersNotModelled().stream()
                .map(register -> "%s (%s)".formatted(register.address(), count(register.accesses())))
                .collect(Collectors.joining(", "));
        return (peripherals.isEmpty() ? "" : wrap("accessed, but only read back: " + peripherals, WIDTH))
                + (registers.isEmpty() ? "" : wrap("accessed, but not there: " + registers, WIDTH));
    }

    private static String accesses(FirmwareReport.Peripheral peripheral) {
        return count(peripheral.reads()) + " reads, " + count(peripheral.writes()) + " writes";
    }

    private static String profile(FirmwareReport report) {
        TextTable table = new TextTable(
                0,
                ">cycles",
                ">share",
                ">instructions",
                ">CPI",
                ">fetch",
                ">load",
                ">store",
                ">branch",
                ">I-miss",
                ">D-miss",
                "function");
        List<FirmwareReport.Function> functions = report.functions();
        for (FirmwareReport.Function function : functions.subList(0, Math.min(FUNCTIONS_SHOWN, functions.size()))) {
            table.row(
                    count(function.cycles()),
                    percent(function.cycles(), report.run().cycles()),
                    count(function.instructions()),
                    ratio(function.cycles(), function.instructions()),
                    dashed(function.fetchStalls()),
                    dashed(function.loadStalls()),
                    dashed(function.storeStalls()),
                    dashed(function.branchStalls()),
                    dashed(function.instructionMisses()),
                    dashed(function.dataMisses()),
                    shorten(function.name(), NAME_WIDTH));
        }
        int more = functions.size() - FUNCTIONS_SHOWN;
        return table + (more > 0 ? "and %d more functions, see --json%n".formatted(more) : "") + "\n";
    }

    private static String dashed(long value) {
        return value == 0 ? "-" : count(value);
    }
}
