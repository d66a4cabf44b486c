package dev.mcusim.compare;

import dev.mcusim.batch.BatchExecutor;
import dev.mcusim.batch.BatchListener;
import dev.mcusim.batch.BatchOutcome;
import dev.mcusim.deploy.PreparedNetwork;
import dev.mcusim.report.Report;
import dev.mcusim.report.Version;
import dev.mcusim.report.compare.BoardOutcome;
import dev.mcusim.report.compare.Comparison;
import dev.mcusim.report.compare.Limits;
import java.util.List;
import java.util.Map;

/**
 * A network and the boards it is to be compared on.
 *
 * @param boards each once
 * @param prices by board id, for any of the boards or none
 */
public record BoardComparison(
        PreparedNetwork network, List<BoardReference> boards, Limits limits, Map<String, Double> prices) {

    public BoardComparison {
        boards = List.copyOf(boards);
        prices = Map.copyOf(prices);
    }

    /**
     * Runs the network on all boards. Whatever runs them, the outcome is the same.
     *
     * @throws InterruptedException when the calling thread is interrupted
     */
    public Comparison run(BatchExecutor executor, BatchListener listener) throws InterruptedException {
        List<BoardTask> tasks =
                boards.stream().map(board -> new BoardTask(network, board)).toList();
        BatchOutcome<BoardOutcome> results = BatchOutcome.of(executor.run(tasks, listener));
        return Comparison.of(
                new Comparison.Question(
                        new Report.Tool(Version.current()), network.model().description(), limits),
                results.values(),
                prices,
                results.failures());
    }
}
