package dev.mcusim.report;

import java.io.Serial;

/** A file is no report that this version can read. The message says which file, why, and what to do. */
public final class ReportException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public ReportException(String message) {
        super(message);
    }

    /** With a message for people, and what led to it. */
    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
