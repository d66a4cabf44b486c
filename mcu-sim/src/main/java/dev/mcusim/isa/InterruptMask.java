package dev.mcusim.isa;

import java.util.Locale;

/** Which mask registers CPS changes. The ordinal plus one is the two-bit field I:F. */
@SuppressWarnings("EnumOrdinal") // the order is the encoding
public enum InterruptMask implements Operand {
    /** FAULTMASK. */
    F,
    /** PRIMASK. */
    I,
    /** Both. */
    IF;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
