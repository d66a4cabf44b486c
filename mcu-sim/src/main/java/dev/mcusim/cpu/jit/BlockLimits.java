package dev.mcusim.cpu.jit;

import dev.mcusim.timing.CoreClock;

/** How far blocks may be executed: up to where the run has to stop, and to where something happens. */
final class BlockLimits {

    /** More cycles than an instruction takes on average over a block. */
    private static final int MOST_CYCLES = 20;

    private final JavaCpu cpu;
    private final CoreClock clock;

    BlockLimits(JavaCpu cpu, CoreClock clock) {
        this.cpu = cpu;
        this.clock = clock;
    }

    /** Whether a block holds an instruction before which the run has to stop, or has more of them than it may still execute. */
    boolean mustStopIn(Block block, long until, long limit) {
        long toUntil = until - Integer.toUnsignedLong(block.address);
        return toUntil >= 0 && toUntil < block.bytes()
                || block.breakpoint != Breakpoints.NONE
                || clock.instructions + block.instructions > limit;
    }

    /** How many instructions of a block may be executed before the run has to stop. */
    int allowed(Block block, long until, long limit) {
        int allowed = (int) Math.min(block.instructions, limit - clock.instructions);
        long toUntil = until - Integer.toUnsignedLong(block.address);
        if (toUntil >= 0 && toUntil < block.bytes()) {
            allowed = Math.min(allowed, block.indexOf((int) until));
        }
        if (block.breakpoint != Breakpoints.NONE) {
            allowed = Math.min(allowed, block.breakpoint);
        }
        return Math.min(allowed, untilEvent(block, 0));
    }

    /** Index behind the instructions of a block that begin before something happens. */
    int untilEvent(Block block, int from) {
        long room = cpu.nextEvent - clock.now();
        boolean comes = room > 0 && room < (long) block.instructions * MOST_CYCLES && room < block.cyclesFrom(from);
        return comes ? block.begunWithin(room, from) : block.instructions;
    }
}
