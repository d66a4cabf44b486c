package dev.mcusim.batch;

import java.io.Serial;

/** What is to run the tasks cannot be had. The message says why and what to do. */
public final class ExecutorUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Code {
        /** Apache Spark is not on the class path. */
        SPARK_MISSING,
        /** Spark is there, but does not start. */
        SPARK_NOT_STARTED,
        /** Spark has stopped, or its master cannot be reached. */
        SPARK_LOST,
        /** Workers on other computers would not find mcusim's classes. */
        NOT_IN_JARS
    }

    private final Code code;

    public ExecutorUnavailableException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Why not. */
    public Code code() {
        return code;
    }
}
