package dev.mcusim.isa.meaning;

/** An instruction word and where it stands. */
public interface Word {

    /**
     * The value of a field.
     *
     * @param letters the letter of the field in the row's pattern; of several, the first is on top
     */
    int field(String letters);

    /** The value of a field whose top bit is its sign. */
    int signed(String letters);

    /** Whether it writes the condition flags. */
    boolean setsFlags();

    /** The constant of a modified immediate in field {@code i}. */
    int constant();

    /** The carry that goes with {@link #constant}: 0 or 1, or -1 where the flag stays. */
    int constantCarry();

    /** Address of the instruction. */
    int address();

    /** 2 or 4. */
    int sizeInBytes();

    /** What reading PC gives: the address of the instruction plus 4. */
    default int pc() {
        return address() + 4;
    }

    /** The base of PC-relative addresses: {@link #pc}, word aligned. */
    default int literalBase() {
        return pc() & ~3;
    }

    /** {@code +field("i") * scale} or minus it, by field U. */
    default int offset(int scale) {
        int offset = field("i") * scale;
        return field("U") == 1 ? offset : -offset;
    }
}
