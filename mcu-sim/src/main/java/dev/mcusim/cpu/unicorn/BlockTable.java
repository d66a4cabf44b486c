package dev.mcusim.cpu.unicorn;

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
    /** The block contains STREX, STREXB or STREXH, for which Unicorn loads, too. */
    static final int EXCLUSIVE_STORE = 64;
    /** The block contains instructions that must be hooked before it runs freely. */
    static final int UNHOOKED = 128;
    /** The block contains such instructions, and they have been hooked. */
    static final int HOOKED = 256;

    private long[] keys;
    private Pieces[] blocks;
    private int used;

    /** What the block contains, by slot. */
    int[] flags;
    /** The mask of {@link AlignedBases} for what is not watched otherwise, by slot; 0 for blocks without {@link #ALIGNED_ACCESS}. */
    long[] alignedBases;

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
    int add(Pieces block, int size, int blockFlags) {
        if (++used > keys.length / 2) {
            grow();
        }
        long key = key(block.code().address(), size);
        int slot = free(key);
        keys[slot] = key;
        replace(slot, block, blockFlags);
        return slot;
    }

    /** Gives a slot other code of the same address and size. */
    void replace(int slot, Pieces block, int blockFlags) {
        blocks[slot] = block;
        flags[slot] = blockFlags;
        alignedBases[slot] = (blockFlags & ALIGNED_ACCESS) != 0
                ? AlignedBases.of(block.code()).mask()
                : 0;
    }

    /** The block of a slot; null where there is none. */
    Pieces block(int slot) {
        return blocks[slot];
    }

    /** Number of slots, used or not. */
    int capacity() {
        return keys.length;
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
        blocks = new Pieces[capacity];
        flags = new int[capacity];
        alignedBases = new long[capacity];
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
                flags[to] = old.flags[from];
                alignedBases[to] = old.alignedBases[from];
            }
        }
    }

    private void swap(BlockTable other) {
        keys = other.keys;
        blocks = other.blocks;
        flags = other.flags;
        alignedBases = other.alignedBases;
    }
}
