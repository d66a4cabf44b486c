package dev.mcusim.batch;

import java.io.Serializable;
import java.util.List;

/** Runs lists of independent tasks. A task that throws is tried once more, and when it throws again, it is named; the others are not lost. */
public interface BatchExecutor extends AutoCloseable {

    /**
     * Runs all tasks.
     *
     * @return one result for each task, in the order of the tasks whatever order they end in
     * @throws InterruptedException when the calling thread is interrupted; tasks that have not begun never will
     */
    <R extends Serializable> List<TaskResult<R>> run(List<? extends Task<R>> tasks, BatchListener listener)
            throws InterruptedException;

    /** Gives back what the executor holds. */
    @Override
    void close();
}
