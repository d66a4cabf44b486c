package dev.mcusim.isa;

/**
 * The constants of 32-bit data processing: ThumbExpandImm of the ARMv7-M manual, A5.3.2. The twelve-bit field i:imm3:imm8
 * gives a byte at 0, a byte repeated in three ways, or eight bits with the top one set, rotated right by 8 to 31.
 */
public final class ModifiedImmediate {
    /** What {@link #field} gives for a constant that cannot be encoded. */
    public static final int NONE = -1;

    private ModifiedImmediate() {}

    /** The constant of a twelve-bit field. */
    public static int expand(int field) {
        int imm8 = field & 0xff;
        return switch (field >>> 8) {
            case 0 -> imm8;
            case 1 -> imm8 * 0x00010001;
            case 2 -> imm8 * 0x01000100;
            case 3 -> imm8 * 0x01010101;
            default -> Integer.rotateRight(0x80 | (field & 0x7f), field >>> 7);
        };
    }

    /** Whether shifter carry-out follows from the field: it does when the constant is a rotated one. */
    public static boolean setsCarry(int field) {
        return field >>> 10 != 0;
    }

    /** Whether the manual leaves the field UNPREDICTABLE: a repeated byte of zero. */
    public static boolean isUnpredictable(int field) {
        return (field & 0xff) == 0 && field >>> 8 >= 1 && field >>> 8 <= 3;
    }

    /** The field of a constant, or {@link #NONE}. A constant has one field only. */
    public static int field(int constant) {
        int imm8 = constant & 0xff;
        if (constant == imm8) {
            return imm8;
        }
        if (constant == imm8 * 0x00010001) {
            return 0x100 | imm8;
        }
        int second = constant >>> 8 & 0xff;
        if (constant == second * 0x01000100) {
            return 0x200 | second;
        }
        if (constant == imm8 * 0x01010101) {
            return 0x300 | imm8;
        }
        int rotation = Integer.numberOfLeadingZeros(constant) + 8;
        int byteOnTop = Integer.rotateLeft(constant, rotation);
        return rotation <= 31 && byteOnTop >>> 8 == 0 ? rotation << 7 | (byteOnTop & 0x7f) : NONE;
    }

    /** Whether a constant can be encoded. */
    public static boolean isEncodable(int constant) {
        return field(constant) != NONE;
    }
}
