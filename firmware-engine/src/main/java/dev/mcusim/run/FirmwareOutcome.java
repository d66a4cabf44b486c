package dev.mcusim.run;

import dev.mcusim.board.Board;
import dev.mcusim.cpu.FaultReport;
import dev.mcusim.run.script.Conversation;
import dev.mcusim.run.uart.PortNames;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What firmware did.
 *
 * @param board        on which it ran
 * @param result       how the run ended, for programs that want every detail
 * @param text         all that was printed, by any serial port and by semihosting, as it came; UTF-8
 * @param textBySource the same by serial port, such as {@code USART2}, and {@code semihosting}
 */
public record FirmwareOutcome(Board board, FirmwareRun.Result result, String text, Map<String, String> textBySource) {

    public FirmwareOutcome {
        textBySource = Map.copyOf(textBySource);
    }

    /** Everything about the run: how it ended, instructions, cycles, time, functions, crash, pins. */
    public FirmwareReport report() {
        return result.report();
    }

    /** The code that the firmware itself ended with; empty when it ended otherwise. */
    public OptionalLong exitCode() {
        return result.exitCode();
    }

    /** The fault that ended the run, or in whose handler the firmware stopped. */
    public Optional<FaultReport> fault() {
        return result.fault();
    }

    /**
     * What one source has printed; empty when nothing.
     *
     * @param source a serial port in either case, {@code vcp} for the board's virtual COM port, or {@code semihosting}
     * @throws IllegalArgumentException when the board has no such port; the message lists those there are
     */
    public String text(String source) {
        String name = source.equals(Conversation.SEMIHOSTING) ? source : PortNames.resolve(board, source);
        return textBySource.getOrDefault(name, "");
    }

    /** The report as {@code mcusim run} prints it: how it ended, a crash explained, counts. */
    public String describe() {
        return FirmwareReportText.render(report(), false);
    }
}
