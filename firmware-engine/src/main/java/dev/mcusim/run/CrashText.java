package dev.mcusim.run;

import static dev.mcusim.report.Figures.wrap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@link FirmwareCrash} as text for a terminal of 80 columns. */
final class CrashText {

    private static final int WIDTH = 80;
    private static final int BIT_WIDTH = 18;
    private static final int PER_LINE = 4;
    private static final String ARROW = "-> ";

    private CrashText() {}

    static String render(FirmwareCrash crash) {
        StringBuilder text = new StringBuilder();
        text.append('\n').append(wrap(crash.exception(), WIDTH));
        if (!crash.cause().isEmpty()) {
            text.append(wrap("Likely cause: " + crash.cause(), WIDTH));
        }
        if (!crash.note().isEmpty()) {
            text.append('\n').append(wrap(crash.note(), WIDTH));
        }
        text.append('\n').append(status(crash));
        text.append(registers(crash.registers())).append('\n');
        if (crash.frame() != null) {
            text.append(frame(crash.frame())).append('\n');
        }
        return text.append(code(crash)).append(calls(crash)).toString();
    }

    private static String status(FirmwareCrash crash) {
        StringBuilder text = new StringBuilder();
        for (FirmwareCrash.Status register : crash.status()) {
            text.append("%-5s %s%n".formatted(register.register(), register.value()));
            for (FirmwareCrash.Bit bit : register.bits()) {
                String meaning = wrap(bit.meaning(), WIDTH - BIT_WIDTH, "").stripTrailing();
                text.append(
                        "      %-11s %s%n".formatted(bit.name(), meaning.replace("\n", "\n" + " ".repeat(BIT_WIDTH))));
            }
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    private static String registers(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (Map.Entry<String, String> entry : values.entrySet()) {
            boolean last = ++column % PER_LINE == 0 || column == values.size();
            text.append("%-4s %s%s".formatted(entry.getKey(), entry.getValue(), last ? "\n" : "   "));
        }
        return text.toString();
    }

    private static String frame(FirmwareCrash.Frame frame) {
        return "pushed at %s, on the %s stack%s%n%s"
                .formatted(
                        frame.address(),
                        frame.stack(),
                        frame.floatingPoint() ? ", floating-point registers behind" : "",
                        registers(frame.registers()));
    }

    private static String code(FirmwareCrash crash) {
        StringBuilder text = new StringBuilder();
        for (FirmwareCrash.Code line : crash.code()) {
            text.append("%s%s  %-9s  %s%n"
                    .formatted(
                            line.faulted() ? ARROW : " ".repeat(ARROW.length()),
                            line.address(),
                            line.bits(),
                            line.text()));
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    private static String calls(FirmwareCrash crash) {
        StringBuilder text = new StringBuilder("calls, the innermost first\n");
        List<FirmwareCrash.Call> calls = crash.calls();
        for (int i = 0, next; i < calls.size(); i = next) {
            FirmwareCrash.Call call = calls.get(i);
            next = i + 1;
            while (next < calls.size() && isSame(calls.get(next), call)) {
                next++;
            }
            String function = call.function().isEmpty() ? "?" : call.function();
            text.append("   %s  %s".formatted(call.address(), function));
            remarks(call, next - i).forEach(remark -> text.append("  ").append(remark));
            text.append('\n');
        }
        return text.append('\n').toString();
    }

    private static boolean isSame(FirmwareCrash.Call one, FirmwareCrash.Call other) {
        return one.address().equals(other.address()) && one.note().equals(other.note());
    }

    private static List<String> remarks(FirmwareCrash.Call call, int times) {
        List<String> remarks = new ArrayList<>();
        if (!call.source().isEmpty()) {
            remarks.add(call.source().substring(call.source().lastIndexOf('/') + 1));
        }
        if (times > 1) {
            remarks.add("%d times or more".formatted(times));
        }
        if (call.origin().equals("guess")) {
            remarks.add("(guessed from the stack)");
        }
        if (!call.note().isEmpty()) {
            remarks.add(call.note());
        }
        return remarks;
    }
}
