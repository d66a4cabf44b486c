package dev.mcusim.debug;

import java.io.Serial;

/** A packet that does not say what its command needs. It is answered with an error, and the session goes on. */
final class BadPacketException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    BadPacketException(String message) {
        super(message, null, false, false);
    }
}
