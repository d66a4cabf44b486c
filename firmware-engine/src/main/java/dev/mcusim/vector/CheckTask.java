package dev.mcusim.vector;

import dev.mcusim.batch.Task;
import dev.mcusim.board.BoardCatalog;
import java.util.List;

/** Checks a vector on one of its boards. */
public record CheckTask(Checker checker, TestVector.OnBoard recorded) implements Task<Checked> {

    /**
     * All there is to be checked, in the order of the vectors.
     *
     * @throws dev.mcusim.board.ProfileException when a vector has a board that mcusim does not know
     */
    public static List<CheckTask> of(List<Checker> checkers) {
        List<CheckTask> tasks = checkers.stream()
                .flatMap(checker -> checker.vector().boards().stream().map(board -> new CheckTask(checker, board)))
                .toList();
        tasks.forEach(task -> BoardCatalog.shipped().board(task.recorded.board()));
        return tasks;
    }

    @Override
    public String name() {
        return "%s on %s".formatted(checker.folder(), recorded.board());
    }

    @Override
    public Checked run() {
        return checker.check(recorded);
    }
}
