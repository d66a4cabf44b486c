package dev.mcusim.compare;

import dev.mcusim.batch.Task;
import dev.mcusim.board.Board;
import dev.mcusim.board.Chip;
import dev.mcusim.deploy.DeployOptions;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.PreparedNetwork;
import dev.mcusim.progress.Progress;
import dev.mcusim.report.compare.BoardOutcome;

/**
 * Runs a network on one board.
 *
 * @param network shared by the tasks of all boards
 */
record BoardTask(PreparedNetwork network, BoardReference reference) implements Task<BoardOutcome> {

    @Override
    public String name() {
        return reference.id();
    }

    @Override
    public BoardOutcome run() {
        Board board = reference.resolve();
        Chip chip = board.chip();
        return BoardOutcome.of(
                new Deployer(board, DeployOptions.DEFAULT)
                        .deploy(network, Progress.NONE)
                        .report(),
                new BoardOutcome.Part(
                        chip.flashBytes(), chip.ramBytes(), chip.companion().isPresent() ? 2 : 1));
    }
}
