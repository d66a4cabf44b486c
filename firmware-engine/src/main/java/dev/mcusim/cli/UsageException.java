package dev.mcusim.cli;

/** What the user asked for cannot be understood or done; the message says what is wrong, what is allowed and what to do. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
