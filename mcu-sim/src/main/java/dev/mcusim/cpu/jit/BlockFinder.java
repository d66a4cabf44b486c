package dev.mcusim.cpu.jit;

import dev.mcusim.timing.CoreClock;
import dev.mcusim.timing.Edge;
import dev.mcusim.timing.TimedBlock;

/** Finds the block to be executed next, most often by where the last one has led before. */
final class BlockFinder {

    private final JavaCpu cpu;
    private final CoreClock clock;
    private final BlockCache cache;
    private final ExceptionModel exceptions;

    BlockFinder(JavaCpu cpu, CoreClock clock, BlockCache cache, ExceptionModel exceptions) {
        this.cpu = cpu;
        this.clock = clock;
        this.cache = cache;
        this.exceptions = exceptions;
    }

    /** The block at the next address, null when nothing can be fetched there. */
    Block next() {
        Block block = candidate();
        return block == null || mayExecute(block) ? block : null;
    }

    /** Whether the present code has the right to execute a block. */
    boolean mayExecute(Block block) {
        return (block.rights & cpu.executeRight) != 0;
    }

    private Block candidate() {
        int address = cpu.next;
        TimedBlock before = clock.current;
        if (before != null && cpu.itState == 0) {
            Edge edge = address == before.end ? before.fallThrough : before.target;
            if (edge != null && edge.to.address == address) {
                Block linked = (Block) edge.to;
                if (linked.valid && linked.linkable) {
                    return linked;
                }
            }
        }
        return exceptions.isReturn(address) ? null : cache.at(address, cpu.itState);
    }
}
