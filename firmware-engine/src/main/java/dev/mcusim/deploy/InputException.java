package dev.mcusim.deploy;

/** Data for a network's inputs or outputs cannot be read or does not match them; the message says what was given and what is expected. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public InputException(String message) {
        super(message);
    }

    /** With a message for people, and what led to it. */
    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
