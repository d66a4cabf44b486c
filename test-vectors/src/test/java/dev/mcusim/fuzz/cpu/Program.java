package dev.mcusim.fuzz.cpu;

import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.Instruction;
import java.util.ArrayList;
import java.util.List;

/**
 * A program and the state it starts from.
 *
 * @param seed      what it was made of
 * @param board     where it runs
 * @param base      address of its first halfword, where it starts
 * @param halfwords the code, with tables and constants in it
 * @param starts    halfword indices of the instructions
 * @param core      r0 to r14 at the beginning
 * @param single    s0 to s31 at the beginning
 * @param apsr      flags at the beginning
 * @param fpscr     FPSCR at the beginning
 * @param ccr       CCR at the beginning
 * @param data      which contents of data memory, see {@link DataMemory}
 * @param ticks     cycles between interrupts of SysTick, 0 for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Program(
        long seed,
        FuzzBoard board,
        int base,
        short[] halfwords,
        int[] starts,
        int[] core,
        int[] single,
        int apsr,
        int fpscr,
        int ccr,
        int data,
        int ticks) {

    /** CCR after reset. */
    static final int CCR_RESET = 0x200;
    /** CCR.UNALIGN_TRP. */
    static final int CCR_UNALIGN_TRP = 1 << 3;
    /** CCR.DIV_0_TRP. */
    static final int CCR_DIV_0_TRP = 1 << 4;

    private static final short NOP = (short) 0xbf00;
    private static final short NOP_WIDE = (short) 0xf3af;
    private static final short NOP_WIDE_SECOND = (short) 0x8000;

    /** The code as it lies in memory. */
    byte[] bytes() {
        byte[] bytes = new byte[2 * halfwords.length];
        for (int i = 0; i < halfwords.length; i++) {
            bytes[2 * i] = (byte) halfwords[i];
            bytes[2 * i + 1] = (byte) (halfwords[i] >> 8);
        }
        return bytes;
    }

    /** Address of an instruction. */
    int address(int instruction) {
        return base + 2 * starts[instruction];
    }

    /** What an instruction's halfwords say. */
    Decoded decoded(int instruction) {
        int at = starts[instruction];
        int second = at + 1 < halfwords.length ? halfwords[at + 1] & 0xffff : 0;
        return Decoder.decode(halfwords[at] & 0xffff, second);
    }

    /** Whether an instruction is a NOP, put there by {@link #without}. */
    boolean isNop(int instruction) {
        short first = halfwords[starts[instruction]];
        return first == NOP || (first == NOP_WIDE && halfwords[starts[instruction] + 1] == NOP_WIDE_SECOND);
    }

    /** The program with some instructions replaced by NOPs of their size. */
    Program without(int from, int to) {
        short[] code = halfwords.clone();
        for (int i = from; i < to; i++) {
            int at = starts[i];
            boolean wide = Decoder.isWide(code[at] & 0xffff);
            code[at] = wide ? NOP_WIDE : NOP;
            if (wide) {
                code[at + 1] = NOP_WIDE_SECOND;
            }
        }
        return withCode(code);
    }

    /** The program with another word for one instruction, of the same size. */
    Program with(int instruction, int bits) {
        short[] code = halfwords.clone();
        int at = starts[instruction];
        if (Decoder.isWide(code[at] & 0xffff)) {
            code[at] = (short) (bits >>> 16);
            code[at + 1] = (short) bits;
        } else {
            code[at] = (short) bits;
        }
        return withCode(code);
    }

    private Program withCode(short[] code) {
        return new Program(seed, board, base, code, starts, core, single, apsr, fpscr, ccr, data, ticks);
    }

    /** The program with other registers at the beginning. */
    Program with(int[] newCore, int[] newSingle, int newApsr, int newFpscr) {
        return new Program(
                seed, board, base, halfwords, starts, newCore, newSingle, newApsr, newFpscr, ccr, data, ticks);
    }

    /** The program interrupted by SysTick every so many cycles. */
    Program withTicks(int cycles) {
        return new Program(seed, board, base, halfwords, starts, core, single, apsr, fpscr, ccr, data, cycles);
    }

    /** The index of the instruction at an address, or -1. */
    int indexOf(int address) {
        for (int i = 0; i < starts.length; i++) {
            if (address(i) == address) {
                return i;
            }
        }
        return -1;
    }

    /** One line for each instruction that is no NOP, and for tables and constants behind one. */
    List<String> listing() {
        List<String> lines = new ArrayList<>();
        int expected = 0;
        for (int i = 0; i < starts.length; i++) {
            for (int at = expected; at < starts[i] && i > 0 && !isNop(i - 1); at++) {
                lines.add("%08x  .short 0x%04x".formatted(base + 2 * at, halfwords[at] & 0xffff));
            }
            Decoded decoded = decoded(i);
            expected = starts[i] + decoded.sizeInBytes() / 2;
            if (!isNop(i)) {
                lines.add("%08x  %-9s %s".formatted(address(i), hex(decoded), text(decoded, address(i))));
            }
        }
        return lines;
    }

    private static String hex(Decoded decoded) {
        return decoded.sizeInBytes() == 4
                ? "%04x %04x".formatted(decoded.bits() >>> 16, decoded.bits() & 0xffff)
                : "%04x".formatted(decoded.bits());
    }

    private static String text(Decoded decoded, int address) {
        return decoded instanceof Instruction instruction
                ? instruction.disassembly(Integer.toUnsignedLong(address))
                : decoded.toString();
    }
}
