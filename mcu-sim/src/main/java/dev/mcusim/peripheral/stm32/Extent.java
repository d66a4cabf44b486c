package dev.mcusim.peripheral.stm32;

import java.util.Locale;

/** How much of a peripheral is modelled. */
public enum Extent {
    /** All that firmware can notice. */
    MODELLED,
    /** Some of it. */
    PARTLY,
    /** Nothing: registers read what was written, and accesses are counted. */
    NAMED_ONLY;

    /** The word used in JSON, for example {@code named-only}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
