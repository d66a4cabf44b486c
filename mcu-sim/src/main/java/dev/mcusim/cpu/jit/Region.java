package dev.mcusim.cpu.jit;

import dev.mcusim.board.MemoryRegion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of a memory region, shared by the windows that show it, and the blocks decoded from them. */
final class Region {

    /** Stores are compared with code in lines of this many bytes. */
    static final int LINE_SHIFT = 6;

    final byte[] bytes;
    /** For each line, whether there is code in it; null as long as there is none in the whole region. */
    boolean[] code;

    private final List<Block> blocks = new ArrayList<>();

    Region(MemoryRegion region, byte powerUpByte) {
        bytes = new byte[(int) region.size()];
        byte fill = region.writable() ? powerUpByte : region.kind() == MemoryRegion.Kind.ROM ? 0 : (byte) 0xff;
        Arrays.fill(bytes, fill);
    }

    /**
     * Remembers that a block was decoded from the bytes at an offset, as far as these are in this region.
     *
     * @return whether it is the first one
     */
    boolean decoded(Block block, int offset, int length) {
        boolean first = code == null;
        if (first) {
            code = new boolean[(bytes.length >> LINE_SHIFT) + 1];
        }
        int last = Math.min(offset + length, bytes.length) - 1;
        for (int line = offset >> LINE_SHIFT; line <= last >> LINE_SHIFT; line++) {
            code[line] = true;
        }
        block.regionOffset = offset;
        blocks.add(block);
        return first;
    }

    /** Whether a change of some bytes may be one of code; {@link #code} is not null. */
    boolean mayBeCode(int offset, int length) {
        return code[offset >> LINE_SHIFT] || code[offset + length - 1 >> LINE_SHIFT];
    }

    /** Makes blocks invalid of which some bytes have changed, and gives them back. */
    List<Block> changed(int offset, int length) {
        List<Block> stale = new ArrayList<>();
        for (Block block : blocks) {
            if (block.regionOffset < offset + length && offset < block.regionOffset + block.bytes()) {
                block.valid = false;
                stale.add(block);
            }
        }
        blocks.removeAll(stale);
        return stale;
    }
}
