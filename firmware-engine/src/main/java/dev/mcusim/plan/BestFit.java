package dev.mcusim.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Places one group of buffers after the other, each where it fits best among those already placed.
 *
 * <p>How good the result is depends on the order, so several orders are tried, each with two ideas of "best": the lowest
 * address and the tightest gap; after that a local search exchanges groups in the order. A group is a chain of buffers that share a start address because each is written over the
 * one before; the same orders are also tried without fixed chains.
 */
final class BestFit {
    private static final int EXCHANGES = 2_000;
    private static final long SEED = 0x5DEE_CE66DL;

    private final MemoryProblem problem;
    private final MemorySpace space;
    private final Set<Sharing> sharings;

    private BestFit(MemoryProblem problem, MemorySpace space) {
        this.problem = problem;
        this.space = space;
        this.sharings = problem.sharingSet();
    }

    /** The smallest plan that any of the orders gives, or nothing when none of them fits into the space. */
    static Optional<MemoryPlan> plan(MemoryProblem problem, MemorySpace space) {
        BestFit bestFit = new BestFit(problem, space);
        Best best = new Best(problem, space);
        List<Chains> groupings = Chains.alternatives(problem);
        for (Chains chains : groupings) {
            for (Comparator<Integer> order : orders(problem)) {
                for (boolean tightest : new boolean[] {false, true}) {
                    best.offer(bestFit.place(chains.ordered(order), tightest));
                    if (best.atLowerBound) {
                        return best.plan();
                    }
                }
            }
        }
        for (Chains chains : groupings) {
            bestFit.shuffle(chains, best);
        }
        return best.plan();
    }

    /**
     * Local search over orders: exchanges two groups, keeps the exchange unless the plan grows. The random numbers always start
     * from the same seed, so the result is reproducible.
     */
    private void shuffle(Chains chains, Best best) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<List<Integer>> order =
                new ArrayList<>(chains.ordered(orders(problem).get(0)));
        long current = Long.MAX_VALUE;
        for (int i = 0; i < EXCHANGES && order.size() > 1 && !best.atLowerBound; i++) {
            int a = random.nextInt(order.size());
            int b = random.nextInt(order.size());
            Collections.swap(order, a, b);
            long bytes = best.offer(place(order, false));
            if (bytes <= current) {
                current = bytes;
            } else {
                Collections.swap(order, a, b);
            }
        }
    }

    /** The smallest plan so far. */
    private static final class Best {
        private final MemoryProblem problem;
        private final MemorySpace space;
        private final long lowerBound;
        private List<Long> offsets = List.of();
        private long bytes = Long.MAX_VALUE;
        private boolean atLowerBound;

        Best(MemoryProblem problem, MemorySpace space) {
            this.problem = problem;
            this.space = space;
            this.lowerBound = problem.lowerBound();
        }

        /** Takes offsets, empty when they were not found, and returns their size. */
        long offer(List<Long> candidate) {
            if (candidate.size() != problem.buffers().size()) {
                return Long.MAX_VALUE;
            }
            long size = new MemoryPlan(problem, space, candidate, MemoryPlan.Method.BEST_FIT, false, 0).bytes();
            if (size < bytes) {
                bytes = size;
                offsets = List.copyOf(candidate);
                atLowerBound = size == lowerBound;
            }
            return size;
        }

        Optional<MemoryPlan> plan() {
            return bytes == Long.MAX_VALUE
                    ? Optional.empty()
                    : Optional.of(new MemoryPlan(problem, space, offsets, MemoryPlan.Method.BEST_FIT, atLowerBound, 0));
        }
    }

    /** Orders of buffers, most promising first; ties are broken by index, so that the result never depends on chance. */
    private static List<Comparator<Integer>> orders(MemoryProblem problem) {
        List<Buffer> buffers = problem.buffers();
        int peak = problem.peakStep();
        Comparator<Integer> bySize =
                Comparator.comparingLong(i -> -buffers.get(i).alignedBytes());
        Comparator<Integer> byDuration =
                Comparator.comparingInt(i -> -buffers.get(i).duration());
        Comparator<Integer> byArea = Comparator.comparingLong(
                i -> -buffers.get(i).alignedBytes() * buffers.get(i).duration());
        Comparator<Integer> byFirstStep =
                Comparator.comparingInt(i -> buffers.get(i).firstStep());
        Comparator<Integer> byLastStep =
                Comparator.comparingInt(i -> -buffers.get(i).lastStep());
        Comparator<Integer> byPeak = Comparator.comparing(i -> !buffers.get(i).isLiveAt(peak));
        Comparator<Integer> byIndex = Comparator.naturalOrder();
        return List.of(
                bySize.thenComparing(byIndex),
                byPeak.thenComparing(bySize).thenComparing(byIndex),
                byArea.thenComparing(byIndex),
                byDuration.thenComparing(bySize).thenComparing(byIndex),
                byPeak.thenComparing(byDuration).thenComparing(bySize).thenComparing(byIndex),
                byFirstStep.thenComparing(bySize).thenComparing(byIndex),
                byLastStep.thenComparing(bySize).thenComparing(byIndex));
    }

    /** Offsets for all buffers, or an empty list when a group finds no gap. */
    private List<Long> place(List<List<Integer>> order, boolean tightest) {
        List<Long> offsets =
                new ArrayList<>(Collections.nCopies(problem.buffers().size(), -1L));
        List<Integer> placed = new ArrayList<>();
        for (List<Integer> group : order) {
            long offset = bestOffset(group, placed, offsets, tightest);
            if (offset < 0) {
                return List.of();
            }
            for (int buffer : group) {
                offsets.set(buffer, offset);
                placed.add(buffer);
            }
        }
        return offsets;
    }

    private long bestOffset(List<Integer> group, List<Integer> placed, List<Long> offsets, boolean tightest) {
        List<Integer> neighbours = placed.stream()
                .filter(other -> group.stream().anyMatch(member -> problem.conflict(member, other)))
                .toList();
        long best = -1;
        long bestGap = Long.MAX_VALUE;
        for (long candidate : candidates(neighbours, offsets)) {
            if (!fits(group, candidate, neighbours, offsets)) {
                continue;
            }
            if (!tightest) {
                return candidate;
            }
            long gap = gapAbove(group, candidate, neighbours, offsets);
            if (gap < bestGap) {
                best = candidate;
                bestGap = gap;
            }
        }
        return best;
    }

    /** Where a group could start, by rising address. */
    private Set<Long> candidates(List<Integer> neighbours, List<Long> offsets) {
        Set<Long> candidates = new TreeSet<>();
        for (int bank = 0; bank < space.banks().size(); bank++) {
            candidates.add(space.start(bank));
        }
        for (int other : neighbours) {
            candidates.add(offsets.get(other));
            candidates.add(offsets.get(other) + size(other));
        }
        return candidates;
    }

    private boolean fits(List<Integer> group, long offset, List<Integer> neighbours, List<Long> offsets) {
        if (offset >= space.total()) {
            return false;
        }
        long limit = space.end(space.bankOf(offset));
        for (int member : group) {
            if (offset + size(member) > limit) {
                return false;
            }
            for (int other : neighbours) {
                long start = offsets.get(other);
                boolean apart = offset + size(member) <= start || start + size(other) <= offset;
                if (!apart && problem.conflict(member, other) && !(offset == start && mayShare(member, other))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The room left between the group and the next buffer above it, in the same bank. */
    private long gapAbove(List<Integer> group, long offset, List<Integer> neighbours, List<Long> offsets) {
        long end = offset + group.stream().mapToLong(this::size).max().orElseThrow();
        long next = space.end(space.bankOf(offset));
        for (int other : neighbours) {
            long start = offsets.get(other);
            if (start >= end) {
                next = Math.min(next, start);
            }
        }
        return next - end;
    }

    private boolean mayShare(int first, int second) {
        return sharings.contains(new Sharing(first, second)) || sharings.contains(new Sharing(second, first));
    }

    private long size(int buffer) {
        return problem.buffers().get(buffer).alignedBytes();
    }
}
