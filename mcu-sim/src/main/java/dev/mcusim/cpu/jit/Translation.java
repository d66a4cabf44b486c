package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.system.Mpu;
import dev.mcusim.isa.meaning.Step;
import dev.mcusim.timing.CoreClock;
import dev.mcusim.timing.Edge;
import java.util.List;

/**
 * A region of blocks translated to one method of JVM bytecode. It is entered at its head, which has been counted already, and left at one
 * of its exits, behind a block.
 */
final class Translation {

    /** What bytecode implements. */
    interface Body {

        /**
         * Executes the region.
         *
         * @param left instructions that may be executed behind the head; leaves before a block that has more
         * @return index of the exit
         */
        int run(JavaCpu cpu, CoreClock clock, int left);
    }

    /** A way out. */
    static final class Exit {
        /** The block executed last. */
        final Block from;

        Exit(Block from) {
            this.from = from;
        }
    }

    /** What is executed. */
    final Body body;
    /** Every way from one of its blocks to another. */
    final Edge[] edges;
    /** The ways out. */
    final Exit[] exits;
    /** Where it is entered. */
    final Block head;
    /** All its blocks; the first is the head. */
    final List<Block> blocks;

    /** Cycles of the head, entered with an idle pipeline. */
    final int headCycles;
    /** Whether it can only be entered with the FPU enabled. */
    final boolean needsFpu;

    /** Who may execute all of it. */
    final int rights;

    private final Step[] steps;
    private final Block[] owners;
    private final int[] indices;
    private final int lowest;
    private final int highest;

    Translation(Body body, List<Block> blocks, List<Edge> edges, List<Exit> exits, boolean needsFpu) {
        this.body = body;
        this.needsFpu = needsFpu;
        this.blocks = List.copyOf(blocks);
        head = blocks.get(0);
        headCycles = head.cyclesFrom(0);
        rights = blocks.stream().mapToInt(block -> block.rights).reduce(Mpu.ALL, (one, other) -> one & other);
        this.edges = edges.toArray(Edge[]::new);
        this.exits = exits.toArray(Exit[]::new);
        int count = blocks.stream().mapToInt(block -> block.instructions).sum();
        steps = new Step[count];
        owners = new Block[count];
        indices = new int[count];
        int site = 0;
        for (Block block : blocks) {
            for (int i = 0; i < block.instructions; i++) {
                steps[site] = block.steps[i];
                owners[site] = block;
                indices[site++] = i;
            }
        }
        lowest = blocks.stream().mapToInt(block -> block.address).min().orElseThrow();
        highest = blocks.stream().mapToInt(block -> block.end).max().orElseThrow();
    }

    /** Whether an address may be that of one of the region's instructions. */
    boolean mayHold(long address) {
        return address >= Integer.toUnsignedLong(lowest) && address < Integer.toUnsignedLong(highest);
    }

    /** The instruction at a site: sites count the instructions of all blocks. */
    Step step(int site) {
        return steps[site];
    }

    /** The block of a site. */
    Block owner(int site) {
        return owners[site];
    }

    /** The position of a site in its block. */
    int index(int site) {
        return indices[site];
    }
}
