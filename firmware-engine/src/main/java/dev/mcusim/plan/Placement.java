package dev.mcusim.plan;

import dev.mcusim.board.MemoryRegion;
import java.util.List;

/**
 * Where everything in RAM lies on one chip.
 *
 * @param liveness the buffers
 * @param plan their offsets; bank {@code i} of the plan's space is {@code arenas.get(i)}
 * @param arenas where the banks of the plan start
 * @param stack where the stack lies
 */
public record Placement(Liveness liveness, MemoryPlan plan, List<Arena> arenas, StackArea stack) {
    /**
     * Contiguous memory for tensors and scratch.
     *
     * @param bank the RAM
     * @param base the first address, behind the stack when that lies in the same bank
     */
    public record Arena(RamBank bank, long base) {}

    /**
     * The stack. It lies at the very start of its bank: what overflows leaves the memory and faults, instead of running into
     * tensors.
     *
     * @param bank the RAM
     * @param bytes its size
     */
    public record StackArea(RamBank bank, long bytes) {
        /** The lowest address of the stack. */
        public long base() {
            return bank.base();
        }

        /** The first address behind the stack, which is the initial stack pointer. */
        public long top() {
            return base() + bytes;
        }
    }

    public Placement {
        arenas = List.copyOf(arenas);
    }

    /** The address of a buffer. */
    public long address(int buffer) {
        long offset = plan.offsets().get(buffer);
        int bank = plan.space().bankOf(offset);
        return arenas.get(bank).base() + offset - plan.space().start(bank);
    }

    /** Bytes of RAM for tensors and scratch. */
    public long arenaBytes() {
        return plan.bytes();
    }

    /** Bytes of a memory region that the stack or a tensor can touch, counted up to the last one used. */
    public long used(MemoryRegion region) {
        long used = overlap(region, stack.bank(), stack.base(), stack.top());
        for (int i = 0; i < arenas.size(); i++) {
            Arena arena = arenas.get(i);
            used += overlap(region, arena.bank(), arena.base(), arena.base() + plan.bytesIn(i));
        }
        return used;
    }

    private static long overlap(MemoryRegion region, RamBank bank, long from, long to) {
        return bank.parts().stream()
                .filter(part -> part.region().equals(region))
                .mapToLong(part -> Math.max(0, Math.min(to, part.end()) - Math.max(from, part.base())))
                .sum();
    }
}
