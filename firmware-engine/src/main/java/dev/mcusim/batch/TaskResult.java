package dev.mcusim.batch;

import java.io.Serializable;

/**
 * How a task ended.
 *
 * @param <R> the result of the task
 */
public sealed interface TaskResult<R extends Serializable> extends Serializable {

    /**
     * Tries a task once. Whatever it throws is its result: an error of one, memory that is short for example, must not end others.
     */
    static <R extends Serializable> TaskResult<R> of(Task<R> task) {
        try {
            return new Done<>(task.run());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed<>(TaskFailure.of(task.name(), e));
        } catch (TaskFailedException e) {
            return new Failed<>(e.failure());
        } catch (Throwable e) {
            return new Failed<>(TaskFailure.of(task.name(), e));
        }
    }

    /** The task was done. */
    record Done<R extends Serializable>(R value) implements TaskResult<R> {}

    /** The task could not be done, not at the second attempt either. */
    record Failed<R extends Serializable>(TaskFailure failure) implements TaskResult<R> {}
}
