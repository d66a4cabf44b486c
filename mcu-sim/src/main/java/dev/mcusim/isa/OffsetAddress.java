package dev.mcusim.isa;

/**
 * A base register and a constant offset.
 *
 * @param base the base register
 * @param magnitude bytes, not negative
 * @param subtract whether the magnitude is subtracted; encodings tell -0 from +0
 * @param mode whether and when the base is written back
 */
public record OffsetAddress(Register base, int magnitude, boolean subtract, AddressMode mode) implements Address {
    static OffsetAddress of(Register base, int offset, AddressMode mode) {
        return new OffsetAddress(base, Math.abs(offset), offset < 0, mode);
    }

    /** The offset in bytes. */
    public int offset() {
        return subtract ? -magnitude : magnitude;
    }

    @Override
    public String toString() {
        String text = (subtract ? "#-" : "#") + magnitude;
        boolean silent = magnitude == 0 && !subtract && base != Register.PC;
        return switch (mode) {
            case OFFSET -> silent ? "[" + base + "]" : "[" + base + ", " + text + "]";
            case PRE_INDEXED -> "[" + base + ", " + text + "]!";
            case POST_INDEXED -> "[" + base + "], " + text;
        };
    }
}
