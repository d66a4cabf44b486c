package dev.mcusim.batch;

import java.io.Serializable;

/**
 * How a task ended.
 *
 * @param <R> the result of the task
 */
public sealed interface TaskResult<R extends Serializable> extends Serializable {

    /** The task was done. */
    record Done<R extends Serializable>(R value) implements TaskResult<R> {}

    /** The task could not be done, not at the second attempt either. */
    record Failed<R extends Serializable>(TaskFailure failure) implements TaskResult<R> {}
}
