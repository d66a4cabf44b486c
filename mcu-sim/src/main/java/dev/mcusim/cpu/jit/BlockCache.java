package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.CpuCore.ExecutionVisitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All decoded blocks, by address. */
final class BlockCache {

    private static final int PAGE_SHIFT = 12;
    /** Stale blocks are looked for each time so many have been decoded. */
    private static final int MOST_STALE = 4096;

    private static final int HALFWORDS = 1 << PAGE_SHIFT - 1;

    private final RegionMemory memory;
    private final BlockDecoder decoder;
    /** Blocks that begin outside IT blocks: by the upper bits of their address, then by halfword. */
    private final Block[][] pages = new Block[1 << 32 - PAGE_SHIFT][];
    /** Blocks that begin inside IT blocks, by address and ITSTATE. */
    private final Map<Long, Block> insideIt = new HashMap<>();
    /** Every block that has been decoded and not been retired. */
    private final List<Block> all = new ArrayList<>();
    /** What was counted about code that has been replaced, by address and length. */
    private final Map<Span, long[]> retired = new HashMap<>();

    private int untilRetirement = MOST_STALE;

    BlockCache(RegionMemory memory, BlockDecoder decoder) {
        this.memory = memory;
        this.decoder = decoder;
    }

    /** The block at an even address, or null when nothing can be fetched there. */
    Block at(int address, int itState) {
        Block[] page = pages[address >>> PAGE_SHIFT];
        Block block;
        if (itState != 0) {
            block = insideIt.get(key(address, itState));
        } else {
            block = page == null ? null : page[address >>> 1 & HALFWORDS - 1];
        }
        return block != null && block.valid ? block : decode(address, itState);
    }

    private Block decode(int address, int itState) {
        Block block = decoder.decode(address, itState);
        if (block == null) {
            return null;
        }
        if (--untilRetirement == 0) {
            retireStale();
        }
        all.add(block);
        remember(block);
        if (itState != 0) {
            insideIt.put(key(address, itState), block);
        } else {
            Block[] page = pages[address >>> PAGE_SHIFT];
            if (page == null) {
                page = new Block[HALFWORDS];
                pages[address >>> PAGE_SHIFT] = page;
            }
            page[address >>> 1 & HALFWORDS - 1] = block;
        }
        return block;
    }

    /** A range of addresses. */
    private record Span(long address, int bytes) {}

    /** Adds up what was counted about stale blocks and lets go of them, so that code that changes for ever needs no more memory. */
    private void retireStale() {
        untilRetirement = MOST_STALE;
        List<Block> stale = all.stream().filter(block -> !block.valid).toList();
        stale.forEach(block -> block.visit((address, bytes, executions, executed, spent) -> {
            long[] sum = retired.computeIfAbsent(new Span(address, bytes), span -> new long[3]);
            sum[0] += executions;
            sum[1] += executed;
            sum[2] += spent;
        }));
        all.removeIf(block -> !block.valid);
        insideIt.values().removeIf(block -> !block.valid);
    }

    private void remember(Block block) {
        RegionMemory.Chunk chunk = memory.chunkAt(Integer.toUnsignedLong(block.address));
        chunk.region.decoded(block, block.address - chunk.base, block.bytes());
    }

    private static long key(int address, int itState) {
        return (long) itState << 32 | Integer.toUnsignedLong(address);
    }

    /** Tells about everything executed since the last {@link #reset}. */
    void visit(ExecutionVisitor visitor) {
        all.forEach(block -> block.visit(visitor));
        retired.forEach((span, sum) -> visitor.visit(span.address, span.bytes, sum[0], sum[1], sum[2]));
    }

    /** Forgets what was executed. */
    void reset() {
        all.removeIf(block -> !block.valid);
        retired.clear();
        all.forEach(Tally::reset);
    }
}
