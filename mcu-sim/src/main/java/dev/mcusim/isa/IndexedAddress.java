package dev.mcusim.isa;

/**
 * A base register plus an index register.
 *
 * @param base the base register
 * @param index the register that is added
 * @param lsl left shift of the index, 0 to 3
 */
public record IndexedAddress(Register base, Register index, int lsl) implements Address {
    /** Refuses a shift outside 0 to 3 with an {@link EncodingException}. */
    public IndexedAddress {
        if (lsl < 0 || lsl > 3) {
            throw EncodingException.outOfRange("lsl of index " + index, lsl, 0, 3);
        }
    }

    @Override
    public String toString() {
        return "[" + base + ", " + index + (lsl == 0 ? "]" : ", lsl #" + lsl + "]");
    }
}
