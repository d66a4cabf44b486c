package dev.mcusim.fuzz.cpu;

import dev.mcusim.isa.Encoder;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.Operand;
import dev.mcusim.isa.Register;
import java.util.Arrays;

/** Code while it is being generated: halfwords, where instructions start, and branches whose targets come later. */
final class CodeWriter {

    /** What a branch whose target is too far away becomes. */
    private static final int NOP = 0xbf00;

    private final int base;
    private short[] halfwords = new short[256];
    private int size;
    private int[] starts = new int[128];
    private int count;

    CodeWriter(int base) {
        this.base = base;
    }

    /** Address of what comes next. */
    int here() {
        return base + 2 * size;
    }

    /** Halfwords so far. */
    int position() {
        return size;
    }

    /** Instructions so far. */
    int instructions() {
        return count;
    }

    void emit(Instruction instruction) {
        if (instruction.sizeInBytes() == 4) {
            wide(instruction.bits());
        } else {
            narrow(instruction.bits());
        }
    }

    /** An instruction by mnemonic and operands, outside IT blocks. */
    void emit(String mnemonic, Operand... operands) {
        emit(Encoder.encode(mnemonic, Arrays.asList(operands), false));
    }

    void narrow(int bits) {
        start();
        data(bits);
    }

    void wide(int bits) {
        start();
        data(bits >>> 16);
        data(bits);
    }

    /** A halfword that is no instruction. */
    void data(int halfword) {
        if (size == halfwords.length) {
            halfwords = Arrays.copyOf(halfwords, 2 * size);
        }
        halfwords[size++] = (short) halfword;
    }

    private void start() {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = size;
    }

    /** MOVW and MOVT. */
    void constant(Register register, int value) {
        wide(move(0xf240_0000, register, value & 0xffff));
        wide(move(0xf2c0_0000, register, value >>> 16));
    }

    /** Makes the constant at a position another one. */
    void patchConstant(int position, Register register, int value) {
        patchWide(position, move(0xf240_0000, register, value & 0xffff));
        patchWide(position + 2, move(0xf2c0_0000, register, value >>> 16));
    }

    private static int move(int opcode, Register register, int half) {
        return opcode
                | half >>> 12 << 16
                | (half >>> 11 & 1) << 26
                | (half >>> 8 & 7) << 12
                | register.number() << 8
                | (half & 0xff);
    }

    void align() {
        if ((here() & 2) != 0) {
            narrow(NOP);
        }
    }

    /** The halfword at a position. */
    int at(int position) {
        return halfwords[position] & 0xffff;
    }

    void patch(int position, int halfword) {
        halfwords[position] = (short) halfword;
    }

    /** Makes the word at a position, two halfwords of data, another one. */
    void patchWord(int position, int word) {
        patch(position, word);
        patch(position + 1, word >>> 16);
    }

    /** Lets CBZ, CBNZ at a position go here; or nowhere, where that is too far. */
    void landCompare(int position) {
        int offset = size - (position + 2);
        boolean reaches = offset >= 0 && offset < 64;
        patch(position, reaches ? halfwords[position] | (offset & 31) << 3 | offset >>> 5 << 9 : NOP);
    }

    /** Lets a narrow B, conditional or not, at a position go here; or nowhere, where that is too far. */
    void landNarrow(int position) {
        int branch = halfwords[position] & 0xffff;
        patch(position, narrowBranch(branch, position, size));
    }

    private static int narrowBranch(int branch, int from, int to) {
        int offset = to - (from + 2);
        boolean conditional = branch >>> 12 == 0xd;
        int range = conditional ? 128 : 1024;
        return offset < -range || offset >= range ? NOP : branch | (offset & 2 * range - 1);
    }

    /** The word of B.W without condition or BL from a position to another. */
    static int far(int opcode, int from, int to) {
        int offset = to - (from + 2);
        int sign = offset >>> 31;
        int j1 = ~(offset >>> 22 ^ sign) & 1;
        int j2 = ~(offset >>> 21 ^ sign) & 1;
        return opcode | sign << 26 | (offset >>> 11 & 0x3ff) << 16 | j1 << 13 | j2 << 11 | (offset & 0x7ff);
    }

    /** The word of B.W under a condition. */
    static int farConditional(int condition, int from, int to) {
        int offset = to - (from + 2);
        int sign = offset >>> 31;
        int j1 = offset >>> 17 & 1;
        int j2 = offset >>> 18 & 1;
        return 0xf000_8000
                | sign << 26
                | condition << 22
                | (offset >>> 11 & 0x3f) << 16
                | j1 << 13
                | j2 << 11
                | (offset & 0x7ff);
    }

    /** Puts a word into the place of a wide instruction. */
    void patchWide(int position, int bits) {
        patch(position, bits >>> 16);
        patch(position + 1, bits);
    }

    /** A branch back to a position under a condition, as narrow as it can be. */
    void backTo(int position, int condition) {
        int narrow = narrowBranch(0xd000 | condition << 8, size, position);
        if (narrow == NOP) {
            wide(farConditional(condition, size, position));
        } else {
            narrow(narrow);
        }
    }

    short[] halfwords() {
        return Arrays.copyOf(halfwords, size);
    }

    int[] starts() {
        return Arrays.copyOf(starts, count);
    }
}
