package dev.mcusim.firmware;

import java.io.Serial;

/** Code that cannot be linked: a name that nobody defines, two that claim one name, or a target out of reach. */
public final class LinkException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String symbol;

    LinkException(String symbol, String message) {
        super(message);
        this.symbol = symbol;
    }

    /** The name that caused it. */
    public String symbol() {
        return symbol;
    }
}
