package dev.mcusim.vector;

import java.io.Serial;

/** A folder holds no test vector that can be used. The message says which, why, and what to do. */
public final class VectorException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public VectorException(String message) {
        super(message);
    }

    /** With a message for people, and what led to it. */
    public VectorException(String message, Throwable cause) {
        super(message, cause);
    }
}
