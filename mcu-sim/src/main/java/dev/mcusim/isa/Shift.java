package dev.mcusim.isa;

import java.util.Locale;

/** A shift that the barrel shifter applies to a register operand. The ordinal is the two-bit type field; RRX shares ROR's. */
@SuppressWarnings("EnumOrdinal") // the order is the encoding
public enum Shift {
    LSL(0, 31),
    LSR(1, 32),
    ASR(1, 32),
    ROR(1, 31),
    RRX(1, 1);

    private final int least;
    private final int most;

    Shift(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** The two-bit type in encodings. */
    public int type() {
        return (ordinal() & 3) | (this == RRX ? 3 : 0);
    }

    /** The smallest amount that can be written. */
    public int least() {
        return least;
    }

    /** The largest amount that can be written. */
    public int most() {
        return most;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
