package dev.mcusim.board;

import java.util.Locale;

/** Logic level of a pin. */
public enum Level {
    /** Ground. */
    LOW,
    /** The supply voltage. */
    HIGH;

    /** The word used in profile files: {@code low} or {@code high}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
