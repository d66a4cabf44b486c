package dev.mcusim.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Places one group of buffers after the other, each where it fits best among those already placed.
 *
 * <p>How good the result is depends on the order, so several orders are tried, each with two ideas of "best": the lowest
 * address and the tightest gap. A group is a chain of buffers that share a start address because each is written over the
 * one before; the same orders are also tried without fixed chains.
 */
final class BestFit {
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
        long lowerBound = problem.lowerBound();
        MemoryPlan best = null;
        for (Chains chains : Chains.alternatives(problem)) {
            for (Comparator<Integer> order : orders(problem)) {
                for (boolean tightest : new boolean[] {false, true}) {
                    List<Long> offsets = bestFit.place(chains, order, tightest);
                    if (offsets.isEmpty() && !problem.buffers().isEmpty()) {
                        continue;
                    }
                    MemoryPlan plan = new MemoryPlan(problem, space, offsets, MemoryPlan.Method.BEST_FIT, false, 0);
                    if (best == null || plan.bytes() < best.bytes()) {
                        best = plan;
                    }
                    if (best.bytes() == lowerBound) {
                        return Optional.of(
                                new MemoryPlan(problem, space, best.offsets(), MemoryPlan.Method.BEST_FIT, true, 0));
                    }
                }
            }
        }
        return Optional.ofNullable(best);
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
    private List<Long> place(Chains chains, Comparator<Integer> order, boolean tightest) {
        List<Long> offsets =
                new ArrayList<>(Collections.nCopies(problem.buffers().size(), -1L));
        List<Integer> placed = new ArrayList<>();
        for (List<Integer> group : chains.ordered(order)) {
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
