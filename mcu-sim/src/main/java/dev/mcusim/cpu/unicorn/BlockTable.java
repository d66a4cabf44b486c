package dev.mcusim.cpu.unicorn;

import dev.mcusim.timing.BlockCost;
import dev.mcusim.timing.CodeBlock;
import java.util.Arrays;

/**
 * Blocks by address and size, with what is counted about them. Open addressing over primitive arrays: one probe per executed block, no
 * allocation. A slot's number stays valid until the table grows, which only {@link #add} does.
 */
final class BlockTable {

    /** The block contains a floating-point instruction. */
    static final int FLOATING_POINT = 1;
    /** The block contains a division. */
    static final int DIVISION = 2;
    /** The block contains an access that must be aligned whatever CCR says. */
    static final int ALIGNED_ACCESS = 4;
    /** The block contains a word or halfword access that must be aligned while CCR.UNALIGN_TRP is set. */
    static final int PLAIN_ACCESS = 8;
    /** The block's bytes must be compared with the code known: stores can change them, or a debugger has changed memory. */
    static final int VERIFY = 16;
    /** The block's last instruction takes the instruction set from bit 0 of its target. */
    static final int INTERWORKING = 32;

    private long[] keys;
    private CodeBlock[] blocks;
    private int used;

    /** Instructions of the block, by slot. */
    int[] instructions;
    /** Cycles without taken branch, by slot. */
    int[] cycles;
    /** Cycles added by a taken branch, by slot. */
    int[] takenPenalty;
    /** Address behind the block, by slot. */
    int[] fallThrough;
    /** What the block contains, by slot. */
    int[] flags;
    /** The mask of {@link AlignedBases} for what is not watched otherwise, by slot; 0 for blocks without {@link #ALIGNED_ACCESS}. */
    long[] alignedBases;
    /** How often it was entered, by slot. */
    long[] executions;
    /** How often it was left to somewhere else than the address behind it, by slot. */
    long[] taken;

    BlockTable() {
        allocate(1 << 12);
    }

    /** The slot of a block, or -1. */
    int find(int address, int size) {
        long key = key(address, size);
        int mask = keys.length - 1;
        for (int slot = hash(key) & mask; keys[slot] != 0; slot = slot + 1 & mask) {
            if (keys[slot] == key) {
                return slot;
            }
        }
        return -1;
    }

    /** Adds a block of {@code size} bytes that is not there and gives its slot; other slots may move. */
    int add(CodeBlock block, int size, int blockFlags, BlockCost cost) {
        if (++used > keys.length / 2) {
            grow();
        }
        long key = key(block.address(), size);
        int slot = free(key);
        keys[slot] = key;
        replace(slot, block, blockFlags, cost);
        return slot;
    }

    /** Gives a slot other code of the same address and size. */
    void replace(int slot, CodeBlock block, int blockFlags, BlockCost cost) {
        blocks[slot] = block;
        instructions[slot] = block.size();
        cycles[slot] = cost.cycles();
        takenPenalty[slot] = cost.takenPenalty();
        fallThrough[slot] = block.addressOf(block.size());
        flags[slot] = blockFlags;
        alignedBases[slot] =
                (blockFlags & ALIGNED_ACCESS) != 0 ? AlignedBases.of(block).mask() : 0;
    }

    /** The code of a slot; null where there is none. */
    CodeBlock block(int slot) {
        return blocks[slot];
    }

    /** Number of slots, used or not. */
    int capacity() {
        return keys.length;
    }

    /** Forgets what was counted. */
    void clearCounts() {
        Arrays.fill(executions, 0);
        Arrays.fill(taken, 0);
    }

    private static long key(int address, int size) {
        return ((long) address << 32) | size;
    }

    private static int hash(long key) {
        long mixed = (key ^ (key >>> 29)) * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> 40);
    }

    private int free(long key) {
        int mask = keys.length - 1;
        int slot = hash(key) & mask;
        while (keys[slot] != 0) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void allocate(int capacity) {
        keys = new long[capacity];
        blocks = new CodeBlock[capacity];
        instructions = new int[capacity];
        cycles = new int[capacity];
        takenPenalty = new int[capacity];
        fallThrough = new int[capacity];
        flags = new int[capacity];
        alignedBases = new long[capacity];
        executions = new long[capacity];
        taken = new long[capacity];
    }

    private void grow() {
        BlockTable old = new BlockTable();
        old.swap(this);
        allocate(old.keys.length * 2);
        for (int from = 0; from < old.keys.length; from++) {
            if (old.keys[from] != 0) {
                int to = free(old.keys[from]);
                keys[to] = old.keys[from];
                blocks[to] = old.blocks[from];
                instructions[to] = old.instructions[from];
                cycles[to] = old.cycles[from];
                takenPenalty[to] = old.takenPenalty[from];
                fallThrough[to] = old.fallThrough[from];
                flags[to] = old.flags[from];
                alignedBases[to] = old.alignedBases[from];
                executions[to] = old.executions[from];
                taken[to] = old.taken[from];
            }
        }
    }

    private void swap(BlockTable other) {
        keys = other.keys;
        blocks = other.blocks;
        instructions = other.instructions;
        cycles = other.cycles;
        takenPenalty = other.takenPenalty;
        fallThrough = other.fallThrough;
        flags = other.flags;
        alignedBases = other.alignedBases;
        executions = other.executions;
        taken = other.taken;
    }
}
