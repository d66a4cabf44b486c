package dev.mcusim.junit;

import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.FaultReport;
import dev.mcusim.run.FirmwareOutcome;
import dev.mcusim.run.FirmwareReport;
import java.util.Optional;

/** What is expected of firmware on a board. Every failure ends with what was printed and with the report, which explains a crash. */
public final class FirmwareAssert {

    private static final int LAST_CHARACTERS = 2_000;

    private final FirmwareOutcome actual;
    private final FirmwareReport.Run run;
    private final Limits limits;

    FirmwareAssert(FirmwareOutcome actual) {
        this.actual = actual;
        run = actual.report().run();
        limits = new Limits(
                actual.report().firmware() + " on " + actual.board().id(), printed(actual.text()) + actual.describe());
    }

    private static String printed(String text) {
        if (text.isEmpty()) {
            return "It printed nothing.\n";
        }
        int from = Math.max(0, text.length() - LAST_CHARACTERS);
        return "It printed%s%n%s%n".formatted(from > 0 ? ", at the end" : "", text.substring(from));
    }

    /** All that was expected has come, or a script ended the run with {@code stop}. */
    public FirmwareAssert passes() {
        if (!run.status().equals("passed")) {
            throw limits.failure("was to do what is expected, but " + run.status() + ": " + run.stop());
        }
        return this;
    }

    /** It ended by itself, by semihosting, with exit code 0. */
    public FirmwareAssert exits() {
        return exitsWith(0);
    }

    /** It ended by itself, by semihosting, with this code. */
    public FirmwareAssert exitsWith(int code) {
        if (actual.exitCode().isEmpty()) {
            throw limits.failure("did not end by itself but %s: %s".formatted(run.status(), run.stop()));
        }
        long exit = actual.exitCode().getAsLong();
        if (exit != code) {
            throw limits.failure("ended with exit code %d, not %d".formatted(exit, code), code, exit);
        }
        return this;
    }

    /** The run ended in this way: {@code exited}, {@code reached}, {@code asleep} or another one of docs/run-firmware.md. */
    public FirmwareAssert ends(String status) {
        if (!run.status().equals(status)) {
            throw limits.failure(
                    "ended as %s, not as %s: %s".formatted(run.status(), status, run.stop()), status, run.status());
        }
        return this;
    }

    /** It did not crash: there was no fault that ended the run or that it stopped behind. */
    public FirmwareAssert hasNoFault() {
        actual.fault().ifPresent(fault -> {
            throw limits.failure("crashed: " + fault.sentence());
        });
        return this;
    }

    /** It crashed with a fault of this kind. */
    public FirmwareAssert faults(FaultKind kind) {
        Optional<FaultKind> fault = actual.fault().map(FaultReport::kind);
        if (fault.isEmpty() || fault.get() != kind) {
            throw limits.failure(
                    "was to crash with %s, %s"
                            .formatted(kind, fault.map(other -> "not " + other).orElse("and did not")),
                    kind,
                    fault.orElse(null));
        }
        return this;
    }

    /** This is somewhere in what serial ports and semihosting printed. */
    public FirmwareAssert printed(CharSequence part) {
        return contains(actual.text(), "", part);
    }

    /**
     * This is somewhere in what one of them printed.
     *
     * @param source a serial port, {@code vcp} or {@code semihosting}
     * @throws IllegalArgumentException when the board has no such port
     */
    public FirmwareAssert printedOn(String source, CharSequence part) {
        return contains(actual.text(source), " on " + source, part);
    }

    private FirmwareAssert contains(String text, String where, CharSequence part) {
        if (!text.contains(part)) {
            throw limits.failure("did not print \"%s\"%s".formatted(readable(part), where), part.toString(), text);
        }
        return this;
    }

    /** All that serial ports and semihosting printed is this. */
    public FirmwareAssert printedExactly(String text) {
        if (!actual.text().equals(text)) {
            throw limits.failure(
                    "printed \"%s\", not \"%s\"".formatted(readable(actual.text()), readable(text)),
                    text,
                    actual.text());
        }
        return this;
    }

    private static String readable(CharSequence text) {
        return text.toString().replace("\r", "\\r").replace("\n", "\\n");
    }

    /** The whole run takes no more cycles of the core. */
    public FirmwareAssert takesAtMostCycles(long cycles) {
        limits.atMost("the run", " cycles", cycles, run.cycles());
        return this;
    }

    /** The whole run takes no more milliseconds of simulated time. */
    public FirmwareAssert takesAtMostMilliseconds(double milliseconds) {
        limits.atMost("the run", "ms", milliseconds, run.milliseconds());
        return this;
    }

    /**
     * A function, without those that it calls, takes no more cycles in the whole run.
     *
     * @throws IllegalArgumentException when none of that name was executed, or the firmware has no symbols
     */
    public FirmwareAssert takesAtMostCyclesIn(String function, long cycles) {
        FirmwareReport.Function found = actual.report().functions().stream()
                .filter(one -> one.name().equals(function))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no function '%s' was executed; --profile of mcusim run lists them".formatted(function)));
        limits.atMost(function, " cycles", cycles, found.cycles());
        return this;
    }

    /** A light of the board, as {@code LD2}, is lit at the end, or not. */
    public FirmwareAssert hasLight(String name, boolean on) {
        FirmwareReport.Device light = actual.report().pins().devices().stream()
                .filter(device -> device.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no light '%s'; it has %s"
                        .formatted(
                                actual.board().id(),
                                name,
                                actual.report().pins().devices().stream()
                                        .map(FirmwareReport.Device::name)
                                        .toList())));
        if (light.on() != on) {
            throw limits.failure("%s is %s".formatted(name, light.on() ? "on" : "off"), on, light.on());
        }
        return this;
    }

    /** The report, for anything else. */
    public FirmwareReport report() {
        return actual.report();
    }
}
