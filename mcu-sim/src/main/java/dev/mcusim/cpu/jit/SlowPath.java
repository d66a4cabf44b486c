package dev.mcusim.cpu.jit;

import dev.mcusim.timing.Edge;
import dev.mcusim.timing.TimedBlock;

/** What translated code calls when the usual does not happen. It keeps the core's cycle counter in a local variable and brings it along. */
final class SlowPath {

    private SlowPath() {}

    /** Executes an instruction by its step, with registers it reads in {@link JavaCpu}. */
    static void step(JavaCpu cpu, int site, long issueCycles) {
        Translation translation = cpu.translation;
        cpu.site = site;
        cpu.clock.issueCycles = issueCycles;
        cpu.clock.current = translation.owner(site);
        translation.step(site).execute(cpu);
        cpu.updateDeadline();
    }

    /** Asks the branch predictor about going along an edge. */
    static void branch(JavaCpu cpu, Edge edge) {
        cpu.clock.branch(edge);
        cpu.updateDeadline();
    }

    /**
     * Fetches the code of a block.
     *
     * @param seen the blocks of the region whose code is known to be at hand, by bits
     * @param bit  of the block
     * @return the same, afterwards
     */
    static long fetch(JavaCpu cpu, TimedBlock block, long issueCycles, long seen, long bit) {
        cpu.clock.issueCycles = issueCycles;
        int waited = cpu.clock.fetch(block);
        cpu.updateDeadline();
        return waited == 0 ? seen | bit : 0;
    }
}
