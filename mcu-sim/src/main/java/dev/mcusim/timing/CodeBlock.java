package dev.mcusim.timing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A straight run of Thumb instructions: entered at the first one, left behind the last one at the latest. */
public final class CodeBlock {

    /** Blocks are cut after so many instructions, on every core. */
    public static final int MOST_INSTRUCTIONS = 96;

    private final int address;
    private final short[] halfwords;
    private final int[] starts;
    private TimedInstruction[] instructions;

    /**
     * @param address   of the first instruction
     * @param halfwords the code; if it ends within a 32-bit instruction, that one counts as a whole
     */
    public CodeBlock(int address, short[] halfwords) {
        this.address = address;
        this.halfwords = halfwords.clone();
        int[] found = new int[halfwords.length];
        int count = 0;
        for (int at = 0; at < halfwords.length; at += isWide(halfwords[at]) ? 2 : 1) {
            found[count++] = at;
        }
        starts = Arrays.copyOf(found, count);
    }

    /** Whether a halfword is the first of a 32-bit instruction (ARMv7-M ARM A5.1). */
    public static boolean isWide(int halfword) {
        return (halfword & 0xf800) > 0xe000;
    }

    /** Address of the first instruction. */
    public int address() {
        return address;
    }

    /** Number of instructions. */
    public int size() {
        return starts.length;
    }

    /** Length in bytes. */
    public int bytes() {
        return halfwords.length * 2;
    }

    /** Address of an instruction; {@code size()} gives the address behind the block. */
    public int addressOf(int instruction) {
        return address + 2 * (instruction == starts.length ? halfwords.length : starts[instruction]);
    }

    /** Index of the instruction at an address, or of the first one behind it; {@code size()} when it lies behind the block. */
    public int indexOf(int instructionAddress) {
        int found = Arrays.binarySearch(starts, (instructionAddress - address) >> 1);
        return found >= 0 ? found : -found - 1;
    }

    /** The first halfword of an instruction, 0 to 0xffff. */
    public int first(int instruction) {
        return halfwords[starts[instruction]] & 0xffff;
    }

    /** The second halfword of a 32-bit instruction, 0 for a 16-bit one. */
    public int second(int instruction) {
        int at = starts[instruction] + 1;
        return isWide(first(instruction)) && at < halfwords.length ? halfwords[at] & 0xffff : 0;
    }

    /** The instructions as timing models see them; decoded once. */
    TimedInstruction[] timed() {
        if (instructions == null) {
            instructions = TimedCode.of(this);
        }
        return instructions;
    }

    /** The first instructions of this block as a block of its own. */
    public CodeBlock prefix(int instructions) {
        return part(0, instructions);
    }

    /** Some instructions of this block as a block of its own: those from one index up to another. */
    public CodeBlock part(int from, int to) {
        int first = addressOf(from);
        CodeBlock part = new CodeBlock(
                first, Arrays.copyOfRange(halfwords, (first - address) >> 1, (addressOf(to) - address) >> 1));
        if (from == 0 && instructions != null) {
            part.instructions = Arrays.copyOf(instructions, to);
        }
        return part;
    }

    /** This block cut into pieces of at most {@link #MOST_INSTRUCTIONS}. */
    public List<CodeBlock> pieces() {
        List<CodeBlock> pieces = new ArrayList<>();
        for (int first = 0; first < size(); first += MOST_INSTRUCTIONS) {
            pieces.add(part(first, Math.min(first + MOST_INSTRUCTIONS, size())));
        }
        return pieces;
    }

    /** Whether the block consists of exactly these halfwords. */
    public boolean matches(short[] other) {
        return Arrays.equals(halfwords, other);
    }

    /** Whether another block has the same address and the same halfwords. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CodeBlock that && address == that.address && matches(that.halfwords);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(halfwords) + address;
    }
}
