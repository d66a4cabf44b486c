package dev.mcusim.batch;

import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;

/**
 * Why a task could not be done. Holds words only, as the exception's class need not be known where they are read.
 *
 * @param task its name
 * @param exception name of the exception's class, for example {@code java.lang.IllegalStateException}
 * @param message of the exception; empty where it has none
 * @param attempts how often the task has been tried, 1 or 2
 * @param environment whether the computer is to blame, not the task: memory is short, or a worker is gone
 * @param trace of the stack, for bug reports
 */
public record TaskFailure(
        String task, String exception, String message, int attempts, boolean environment, String trace)
        implements Serializable {

    /** The failure that an exception at the first attempt stands for. */
    static TaskFailure of(String task, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return new TaskFailure(
                task,
                cause.getClass().getName(),
                cause.getMessage() == null ? "" : cause.getMessage(),
                1,
                cause instanceof OutOfMemoryError || cause instanceof WorkerLostException,
                trace.toString());
    }

    /** The same after more attempts. */
    TaskFailure after(int tries) {
        return new TaskFailure(task, exception, message, tries, environment, trace);
    }

    /** The task and the cause in one sentence. */
    public String sentence() {
        String simple = exception.substring(exception.lastIndexOf('.') + 1);
        return "%s failed: %s%s".formatted(task, simple, message.isEmpty() ? "" : ": " + message);
    }
}
