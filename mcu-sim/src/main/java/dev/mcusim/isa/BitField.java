package dev.mcusim.isa;

/**
 * An operand field of an encoding: bits of the instruction word, not necessarily adjacent, read as one number. The word of a
 * 32-bit instruction has the first halfword on top.
 */
public final class BitField {
    private final int[] positions;
    private final int mask;

    /** A field of the bits at these positions, most significant first. */
    BitField(int[] positions) {
        this.positions = positions.clone();
        int bits = 0;
        for (int position : positions) {
            bits |= 1 << position;
        }
        this.mask = bits;
    }

    /** This field's bits followed by those of another, as the manual's {@code imm4:i}. */
    BitField then(BitField low) {
        int[] joined = new int[positions.length + low.positions.length];
        System.arraycopy(positions, 0, joined, 0, positions.length);
        System.arraycopy(low.positions, 0, joined, positions.length, low.positions.length);
        return new BitField(joined);
    }

    /** The number of bits. */
    public int width() {
        return positions.length;
    }

    /** The largest value, as an unsigned number. */
    public int largest() {
        return (int) ((1L << positions.length) - 1);
    }

    /** The bits of the instruction word that belong to the field. */
    public int mask() {
        return mask;
    }

    /** The field's value in an instruction word. */
    public int extract(int bits) {
        int value = 0;
        for (int position : positions) {
            value = value << 1 | (bits >>> position & 1);
        }
        return value;
    }

    /** The field's value in an instruction word, its top bit being the sign. */
    public int extractSigned(int bits) {
        int unused = 32 - positions.length;
        return extract(bits) << unused >> unused;
    }

    /** The instruction word that is zero but for this field. Bits of the value that do not fit are dropped. */
    public int insert(int value) {
        int bits = 0;
        for (int i = positions.length - 1, rest = value; i >= 0; i--, rest >>>= 1) {
            bits |= (rest & 1) << positions[i];
        }
        return bits;
    }
}
