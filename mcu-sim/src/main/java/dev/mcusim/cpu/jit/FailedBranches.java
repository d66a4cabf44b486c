package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.Fault;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.timing.CoreClock;
import dev.mcusim.timing.TimedBlock;

/** Tells why execution cannot go on at an address, and which branch has led there. */
final class FailedBranches {

    private final CoreClock clock;
    private final RegionMemory memory;

    FailedBranches(CoreClock clock, RegionMemory memory) {
        this.clock = clock;
        this.memory = memory;
    }

    /** The address has bit 0 clear, or the state is not Thumb for another reason. */
    Fault notThumb(int pc) {
        return behindBranch(Fault.at(FaultKind.INVALID_STATE, Integer.toUnsignedLong(pc)), pc);
    }

    /** The first or the second half of the instruction at the address cannot be fetched. */
    Fault nothingToFetch(int pc) {
        boolean first = memory.fetch(pc) < 0 || !memory.isExecutable(pc);
        int bad = first ? pc : pc + 2;
        long address = Integer.toUnsignedLong(bad);
        FaultKind kind = !memory.isExecutable(bad)
                ? FaultKind.PROTECTED_FETCH
                : memory.chunkAt(address) == null ? FaultKind.UNMAPPED_FETCH : FaultKind.EXECUTE_NEVER;
        return behindBranch(Fault.of(kind, Integer.toUnsignedLong(pc), address, 2), pc);
    }

    /** A fault with the branch that has led to where it is, if one has. */
    private Fault behindBranch(Fault fault, int pc) {
        TimedBlock last = clock.current;
        boolean branched = last != null && last.instructions > 0 && last.end != pc;
        return branched ? fault.behind(Integer.toUnsignedLong(last.code.addressOf(last.instructions - 1))) : fault;
    }
}
