package dev.mcusim.batch;

import java.io.Serial;

/** A task failed on another computer, in words from there. */
public final class TaskFailedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final TaskFailure failure;

    public TaskFailedException(TaskFailure failure) {
        super(failure.sentence());
        this.failure = failure;
    }

    /** What was said there. */
    TaskFailure failure() {
        return failure;
    }
}
