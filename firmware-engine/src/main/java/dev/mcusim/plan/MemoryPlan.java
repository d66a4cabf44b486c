package dev.mcusim.plan;

import java.util.List;

/**
 * Offsets for all buffers of a problem, and how good they are.
 *
 * @param problem what was asked
 * @param space where the offsets point into
 * @param offsets the start of each buffer, in the order of {@code problem.buffers()}, multiples of {@link Buffer#ALIGNMENT}
 * @param method what found the offsets
 * @param optimal whether no smaller plan exists: the lower bound is met or the exact search has exhausted all alternatives
 * @param searchNodes nodes the exact search visited, 0 when it was not needed
 */
public record MemoryPlan(
        MemoryProblem problem,
        MemorySpace space,
        List<Long> offsets,
        Method method,
        boolean optimal,
        long searchNodes) {

    /** What found a plan. */
    public enum Method {
        /** Each buffer in turn into the best gap; the best of several orders. */
        BEST_FIT,
        /** Branch and bound over the order of every two buffers that are live together. */
        EXACT
    }

    public MemoryPlan {
        offsets = List.copyOf(offsets);
    }

    /** The bytes used: the end of the highest buffer, added up over the banks. */
    public long bytes() {
        long sum = 0;
        for (int bank = 0; bank < space.banks().size(); bank++) {
            sum += bytesIn(bank);
        }
        return sum;
    }

    /** The bytes used of one bank: the end of its highest buffer. */
    public long bytesIn(int bank) {
        long start = space.start(bank);
        long highest = start;
        for (int i = 0; i < offsets.size(); i++) {
            long offset = offsets.get(i);
            if (space.bankOf(offset) == bank) {
                highest = Math.max(highest, offset + problem.buffers().get(i).alignedBytes());
            }
        }
        return highest - start;
    }

    /** See {@link MemoryProblem#lowerBound()}. */
    public long lowerBound() {
        return problem.lowerBound();
    }

    /** The in-place pairs the plan makes use of: those whose buffers start at the same address. */
    public List<Sharing> sharings() {
        return problem.sharings().stream()
                .filter(sharing -> offsets.get(sharing.input()).equals(offsets.get(sharing.output())))
                .toList();
    }
}
