package dev.mcusim.isa;

/**
 * One operand position of an encoding's syntax: how an operand becomes bits of the instruction word and back. The encoder
 * and the disassembler are nothing but walks over slots.
 */
interface Slot {
    /** What {@link #place} gives for an operand of the right kind whose value does not fit. */
    long REFUSED = -1;

    /** The bits of the instruction word that the slot fills. */
    int mask();

    /** Whether the operand is of the kind written here, whatever its value. */
    boolean takes(Operand operand);

    /**
     * The operand's bits, as an unsigned word, or {@link #REFUSED}.
     *
     * @param operand one that this slot takes
     * @param bits the word so far; slots to the left are filled
     */
    long place(Operand operand, int bits);

    /** The operand in an instruction word. */
    Operand read(int bits);

    /** Which values fit, for humans. */
    String legal();

    /**
     * The operand's text.
     *
     * @param address where the instruction stands, for targets of branches
     */
    default String format(int bits, long address) {
        return read(bits).toString();
    }

    /** A placed value as {@link #place} gives it. */
    static long placed(BitField field, int value) {
        return Integer.toUnsignedLong(field.insert(value));
    }
}
