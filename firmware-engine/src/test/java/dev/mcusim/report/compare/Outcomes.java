package dev.mcusim.report.compare;

import dev.mcusim.batch.TaskFailure;
import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.Report;
import dev.mcusim.report.RunStatus;
import java.util.List;
import java.util.Map;

/** Boards as they come out of a comparison, with numbers of the test's choice. */
public final class Outcomes {

    private static final Report.Timing TIMING = new Report.Timing("a pipeline", "not validated");
    private static final Report.CrossCheck CHECKED = new Report.CrossCheck(CheckStatus.MATCH, 3, null);

    private Outcomes() {}

    /** A board that the network fits. Energy is not known where {@code millijoules} is 0. */
    public static BoardOutcome fits(String id, int kibibytes, long hertz, double milliseconds, double millijoules) {
        return new BoardOutcome(
                info(id, hertz),
                new BoardOutcome.Part(kibibytes * 1024L, 0, 1),
                TIMING,
                new Report.Run(RunStatus.OK, 900, 1_000_000, milliseconds, "the inference completed"),
                millijoules == 0 ? null : new Report.Energy(millijoules, 10, 3.3, "a data sheet"),
                CHECKED,
                new Report.Flash(4096, 1024, 512, 512),
                new Report.Sram(4096, 512, 512, 512, "best-fit", 100, 200, 0),
                List.of());
    }

    /** A board that the network does not fit. */
    public static BoardOutcome tooSmall(String id) {
        Report.Excess excess = new Report.Excess(
                "FLASH", 571_240, 524_288, 46_952, List.of(new Report.Contributor("layer_1_weights", 51_040)));
        return new BoardOutcome(
                info(id, 84_000_000),
                new BoardOutcome.Part(1024, 0, 1),
                TIMING,
                new Report.Run(RunStatus.DOES_NOT_FIT, 0, 0, 0, "the network does not fit"),
                null,
                new Report.CrossCheck(CheckStatus.SKIPPED, 0, null),
                null,
                null,
                List.of(excess));
    }

    /** A board with a wrong layer. */
    public static BoardOutcome wrong(String id) {
        BoardOutcome right = fits(id, 1, 84_000_000, 1, 1);
        return new BoardOutcome(
                right.board(),
                right.part(),
                TIMING,
                new Report.Run(RunStatus.MISMATCH, 900, 1000, 1, "the inference completed"),
                right.energy(),
                new Report.CrossCheck(CheckStatus.MISMATCH, 3, new Report.Mismatch(2, "layer_2_add", 7, 5, 6)),
                right.flash(),
                right.sram(),
                List.of());
    }

    private static Report.BoardInfo info(String id, long hertz) {
        return new Report.BoardInfo(id, id.toUpperCase(java.util.Locale.ROOT), "STM32" + id, "cortex-m4", hertz);
    }

    /** A comparison of these boards. */
    public static Comparison compare(Limits limits, Map<String, Double> prices, BoardOutcome... outcomes) {
        return compare(limits, prices, List.of(), outcomes);
    }

    /** A comparison of these boards, and of some that failed. */
    public static Comparison compare(
            Limits limits, Map<String, Double> prices, List<TaskFailure> failures, BoardOutcome... outcomes) {
        Comparison.Question question =
                new Comparison.Question(new Report.Tool("1"), new Report.Model("net.tflite", "00", 1_000, 100), limits);
        return Comparison.of(question, List.of(outcomes), prices, failures);
    }
}
