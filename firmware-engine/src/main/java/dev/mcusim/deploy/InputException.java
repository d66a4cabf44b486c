package dev.mcusim.deploy;

/** Input data does not match the network's inputs; the message says what was given and what is expected. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }
}
