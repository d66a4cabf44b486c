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

    /** The text as GNU objdump writes it for most encodings, which leaves out an offset of zero of either sign. */
    @Override
    public String toString() {
        if (mode == AddressMode.POST_INDEXED) {
            return "[" + base + "], #" + offset();
        }
        String inside = magnitude == 0 ? "[" + base + "]" : "[" + base + ", #" + offset() + "]";
        return mode == AddressMode.PRE_INDEXED ? inside + "!" : inside;
    }

    /** The text with an offset of zero and its sign written out. */
    String fullText() {
        String offset = "#" + (subtract ? "-" : "") + magnitude;
        return switch (mode) {
            case OFFSET -> "[" + base + ", " + offset + "]";
            case PRE_INDEXED -> "[" + base + ", " + offset + "]!";
            case POST_INDEXED -> "[" + base + "], " + offset;
        };
    }
}
