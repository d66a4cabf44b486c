package dev.mcusim.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A quick proof that buffers cannot be spread over banks: in some step, the sizes of those that are live cannot even be dealt out
 * to the banks, wherever in them they would lie. It saves the search for a plan that cannot exist.
 */
final class BankPacking {
    /** With more live buffers than this, dealing them out takes too long to be a quick proof. */
    private static final int MOST_LIVE = 16;

    private final List<Long> sizes;
    private final long[] left;

    private BankPacking(List<Long> sizes, MemorySpace space) {
        this.sizes = sizes;
        this.left = space.banks().stream().mapToLong(Long::longValue).toArray();
    }

    /** Whether no plan exists; false when that is not known. */
    static boolean isImpossible(MemoryProblem problem, MemorySpace space) {
        return problem.buffers().stream()
                .mapToInt(Buffer::firstStep)
                .distinct()
                .anyMatch(step -> isImpossible(problem, space, step));
    }

    private static boolean isImpossible(MemoryProblem problem, MemorySpace space, int step) {
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < problem.buffers().size(); i++) {
            if (problem.buffers().get(i).isLiveAt(step) && !mayVanish(problem, i, step)) {
                sizes.add(problem.buffers().get(i).alignedBytes());
            }
        }
        sizes.sort(Comparator.reverseOrder());
        return sizes.size() <= MOST_LIVE && !new BankPacking(sizes, space).deal(0);
    }

    /** Whether a buffer may lie over an input in a step; leaving it out keeps the proof valid. */
    private static boolean mayVanish(MemoryProblem problem, int buffer, int step) {
        Buffer output = problem.buffers().get(buffer);
        return output.firstStep() == step
                && problem.sharings().stream().anyMatch(sharing -> sharing.output() == buffer);
    }

    /** Deals out the sizes from an index on; largest first, so that failure shows early. */
    private boolean deal(int index) {
        if (index == sizes.size()) {
            return true;
        }
        for (int bank = 0; bank < left.length; bank++) {
            if (sizes.get(index) <= left[bank]) {
                left[bank] -= sizes.get(index);
                boolean fits = deal(index + 1);
                left[bank] += sizes.get(index);
                if (fits) {
                    return true;
                }
            }
        }
        return false;
    }
}
