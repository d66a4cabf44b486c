package dev.mcusim.cpu.jit;

/**
 * Blocks that were left in the middle because something happened, so that execution can go on there with nothing decoded anew. Only the
 * latest ones are remembered; code that was left longer ago is gone on with in blocks that begin there.
 */
final class InterruptedBlocks {

    private static final int SLOT_BITS = 8;

    private final Block[] blocks = new Block[1 << SLOT_BITS];
    private final int[] indices = new int[1 << SLOT_BITS];

    /** A block has been left before an instruction. */
    void left(Block block, int instruction) {
        int slot = slot(block.addressOf(instruction));
        blocks[slot] = block;
        indices[slot] = instruction;
    }

    /** The block that was left before the instruction at an address, outside of IT blocks; null when none is known. */
    Block at(int address) {
        int slot = slot(address);
        Block block = blocks[slot];
        return block != null && block.valid && block.addressOf(indices[slot]) == address ? block : null;
    }

    /** Index of the instruction before which {@link #at} tells that its block was left. */
    int index(int address) {
        return indices[slot(address)];
    }

    /** Multiplying by the golden ratio spreads neighbouring addresses. */
    private static int slot(int address) {
        return (address >>> 1) * 0x9e37_79b1 >>> 32 - SLOT_BITS;
    }
}
