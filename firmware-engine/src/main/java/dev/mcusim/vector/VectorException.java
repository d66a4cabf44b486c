package dev.mcusim.vector;

import java.io.Serial;

/** A folder holds no test vector that can be used. The message says which, why, and what to do. */
public final class VectorException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public VectorException(String message) {
        super(message);
    }

    public VectorException(String message, Throwable cause) {
        super(message, cause);
    }
}
