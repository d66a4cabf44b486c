package dev.mcusim.batch;

import java.io.Serial;

/** The computer that did a task is gone, or cannot be reached. */
public final class WorkerLostException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public WorkerLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
