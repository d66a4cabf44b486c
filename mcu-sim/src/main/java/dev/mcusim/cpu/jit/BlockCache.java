package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.CpuCore.ExecutionVisitor;
import dev.mcusim.timing.TimedBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All decoded blocks, by address. */
final class BlockCache {

    private static final int PAGE_SHIFT = 12;
    /** Stale blocks are looked for each time so many have been decoded. */
    private static final int MOST_STALE = 4096;

    /**
     * Instructions that all blocks may hold together, about a gigabyte. With more, blocks have one instruction each: memory is
     * bounded whatever places code jumps to.
     */
    static final int MOST_INSTRUCTIONS = 2_000_000;

    /** With so many pieces of code replaced, all that follow are added up as one. */
    private static final int MOST_RETIRED = 1 << 16;

    private static final Span EVERYTHING_ELSE = new Span(0, 0);

    private static final int HALFWORDS = 1 << PAGE_SHIFT - 1;

    private final RegionMemory memory;
    private final BlockDecoder decoder;
    private final Runnable firstCode;
    /** Blocks that begin outside IT blocks: by the upper bits of their address, then by halfword. */
    private final Block[][] pages = new Block[1 << 32 - PAGE_SHIFT][];
    /** Blocks that begin inside IT blocks or are cut short, by address, ITSTATE and most instructions. */
    private final Map<Special, Block> special = new HashMap<>();
    /** Every block that has been decoded and not been retired. */
    private final List<Block> all = new ArrayList<>();
    /** What was counted about code that has been replaced, by what is left of it. */
    private final Map<Span, TimedBlock> retired = new HashMap<>();

    private final Breakpoints breakpoints = new Breakpoints();
    private final int mostInstructions;
    private int untilRetirement = MOST_STALE;
    private int instructions;

    /**
     * @param firstCode        to be told when the first code of a memory is decoded
     * @param mostInstructions how many all blocks may hold before they become short
     */
    BlockCache(RegionMemory memory, BlockDecoder decoder, Runnable firstCode, int mostInstructions) {
        this.mostInstructions = mostInstructions;
        this.memory = memory;
        this.decoder = decoder;
        this.firstCode = firstCode;
    }

    private record Special(int address, int itState, int most) {}

    private record Span(int address, int bytes) {}

    /** The block at an even address, or null when nothing can be fetched there. */
    Block at(int address, int itState) {
        if (itState != 0) {
            return special(address, itState, BlockDecoder.MOST_INSTRUCTIONS);
        }
        Block[] page = pages[address >>> PAGE_SHIFT];
        Block block = page == null ? null : page[address >>> 1 & HALFWORDS - 1];
        if (block != null && block.valid) {
            return block;
        }
        Block decoded = decode(block, address, 0, BlockDecoder.MOST_INSTRUCTIONS);
        if (decoded != null) {
            if (page == null) {
                page = new Block[HALFWORDS];
                pages[address >>> PAGE_SHIFT] = page;
            }
            page[address >>> 1 & HALFWORDS - 1] = decoded;
        }
        return decoded;
    }

    /** The first instructions of a block, at least one, as a block of its own. */
    Block prefix(Block block, int instructions) {
        return instructions == block.instructions ? block : special(block.address, block.itState(0), instructions);
    }

    private Block special(int address, int itState, int most) {
        Special key = new Special(address, itState, most);
        Block known = special.get(key);
        if (known != null && known.valid) {
            return known;
        }
        Block decoded = decode(known, address, itState, most);
        if (decoded != null) {
            special.put(key, decoded);
        }
        return decoded;
    }

    /**
     * Decodes a block.
     *
     * @param stale what was there before its code was written to; it is used again when that has changed nothing
     */
    private Block decode(Block stale, int address, int itState, int most) {
        Block decoded = decoder.decode(address, itState, instructions < mostInstructions ? most : 1);
        if (decoded == null) {
            return null;
        }
        if (--untilRetirement == 0) {
            retireStale();
        }
        boolean same = stale != null && !stale.retired && stale.code.equals(decoded.code);
        Block block = same ? stale : decoded;
        block.valid = true;
        block.rights = decoded.rights;
        block.breakpoint = breakpoints.firstIn(block);
        if (!same) {
            all.add(block);
            instructions += block.instructions;
        }
        Chunk chunk = memory.chunkAt(Integer.toUnsignedLong(block.address));
        if (chunk.region.decoded(block, block.address - chunk.base, block.bytes())) {
            firstCode.run();
        }
        return block;
    }

    /**
     * Replaces all breakpoints of a debugger.
     *
     * @return the blocks that hold one and did not before
     */
    List<Block> setBreakpoints(Set<Integer> addresses) {
        breakpoints.set(addresses);
        return findBreakpoints();
    }

    /** Replaces, in the same way, the addresses that the firmware monitors. */
    List<Block> monitor(Set<Integer> addresses) {
        breakpoints.monitor(addresses);
        return findBreakpoints();
    }

    private List<Block> findBreakpoints() {
        List<Block> stopping = new ArrayList<>();
        for (Block block : all) {
            int before = block.breakpoint;
            block.breakpoint = breakpoints.firstIn(block);
            if (before == Breakpoints.NONE && block.breakpoint != Breakpoints.NONE) {
                stopping.add(block);
            }
        }
        return stopping;
    }

    /** Whether there is a breakpoint at an address. */
    boolean isBreakpoint(int address) {
        return breakpoints.isAt(address);
    }

    /** Whether the firmware monitors execution of an address. */
    boolean isMonitored(int address) {
        return breakpoints.isMonitored(address);
    }

    /** Adds up what was counted about stale blocks and lets go of them, so that code that changes for ever needs no more memory. */
    private void retireStale() {
        all.forEach(block -> block.retireEdges(edge -> isStale(edge.from) || isStale(edge.to), edge -> heir(edge.to)
                .inherit(edge)));
        instructions = 0;
        for (Block block : all) {
            if (block.valid) {
                instructions += block.instructions;
            } else {
                block.retired = true;
                heir(block).stalls().add(block.stalls());
            }
        }
        all.removeIf(block -> !block.valid);
        untilRetirement = Math.max(MOST_STALE, all.size());
        special.values().removeIf(block -> !block.valid);
    }

    /** What takes over the counts of a block. */
    private TimedBlock heir(TimedBlock block) {
        Span span = new Span(block.address, block.end - block.address);
        return retired.computeIfAbsent(
                retired.containsKey(span) || retired.size() < MOST_RETIRED ? span : EVERYTHING_ELSE,
                key -> block.successor());
    }

    private static boolean isStale(TimedBlock block) {
        return block instanceof Block decoded && !decoded.valid;
    }

    /** Tells about everything executed since the last {@link #reset}. */
    void visit(ExecutionVisitor visitor) {
        all.forEach(visitor::visit);
        retired.values().forEach(visitor::visit);
    }

    /** Forgets what was executed. */
    void reset() {
        retired.clear();
        all.forEach(TimedBlock::reset);
    }
}
