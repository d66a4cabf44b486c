package dev.mcusim.batch;

import java.io.Serializable;

/** Tries tasks of one list, each a second time when the first time fails, and tells a listener. */
final class Attempts {
    private static final int MOST = 2;

    private final BatchListener listener;
    private final int all;
    private int done;

    Attempts(BatchListener listener, int all) {
        this.listener = listener;
        this.all = all;
    }

    <R extends Serializable> TaskResult<R> of(Task<R> task) {
        TaskResult<R> result = attempt(task, 1);
        finished(task.name());
        return result;
    }

    private <R extends Serializable> TaskResult<R> attempt(Task<R> task, int number) {
        TaskResult<R> result = TaskResult.of(task);
        if (!(result instanceof TaskResult.Failed<R> failed)) {
            return result;
        }
        TaskFailure failure = failed.failure().after(number);
        if (number == MOST || Thread.currentThread().isInterrupted()) {
            return new TaskResult.Failed<>(failure);
        }
        retrying(failure);
        return attempt(task, number + 1);
    }

    private synchronized void retrying(TaskFailure failure) {
        listener.retrying(failure);
    }

    private synchronized void finished(String task) {
        done++;
        listener.finished(task, done, all);
    }
}
