package dev.mcusim.report.compare;

import dev.mcusim.report.Report;
import java.io.Serializable;
import java.util.List;

/**
 * What became of the network on one board. The parts are those of a {@link Report}.
 *
 * @param part how large the microcontroller is
 * @param energy an estimate; null where the board's profile names no run current, or nothing ran
 * @param flash null when the network does not fit
 * @param sram null when the network does not fit
 * @param excess every limit that the network exceeds; empty when it fits
 */
public record BoardOutcome(
        Report.BoardInfo board,
        Part part,
        Report.Timing timing,
        Report.Run run,
        Report.Energy energy,
        Report.CrossCheck crossCheck,
        Report.Flash flash,
        Report.Sram sram,
        List<Report.Excess> excess)
        implements Serializable {

    public BoardOutcome {
        excess = List.copyOf(excess);
    }

    /** Bytes of flash and of RAM that the microcontroller has, and how many cores. */
    public record Part(long flashBytes, long ramBytes, int cores) implements Serializable {}

    /** What went wrong when the firmware ran, in a sentence. */
    public String problem() {
        Report.Mismatch first = crossCheck.firstMismatch();
        return first == null ? run.stop() : "MISMATCH in " + first.words();
    }

    /** What a report says of a board. */
    public static BoardOutcome of(Report report, Part part) {
        return new BoardOutcome(
                report.board(),
                part,
                report.timing(),
                report.run(),
                report.energy(),
                report.crossCheck(),
                report.memory().flash(),
                report.memory().sram(),
                report.memory().excess());
    }
}
