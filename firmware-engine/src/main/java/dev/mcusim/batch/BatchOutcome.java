package dev.mcusim.batch;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The results of a list of tasks, good and bad apart.
 *
 * @param values of the tasks that were done, in their order
 * @param failures of those that were not, in their order
 */
public record BatchOutcome<R extends Serializable>(List<R> values, List<TaskFailure> failures) {

    public BatchOutcome {
        values = List.copyOf(values);
        failures = List.copyOf(failures);
    }

    /** Takes results apart. */
    public static <R extends Serializable> BatchOutcome<R> of(List<TaskResult<R>> results) {
        List<R> values = new ArrayList<>();
        List<TaskFailure> failures = new ArrayList<>();
        for (TaskResult<R> result : results) {
            if (result instanceof TaskResult.Done<R> done) {
                values.add(done.value());
            } else if (result instanceof TaskResult.Failed<R> failed) {
                failures.add(failed.failure());
            }
        }
        return new BatchOutcome<>(values, failures);
    }
}
