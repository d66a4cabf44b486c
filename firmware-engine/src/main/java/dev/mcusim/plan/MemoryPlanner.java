package dev.mcusim.plan;

import java.util.Optional;

/**
 * Finds offsets: best-fit first; when that misses the lower bound, an exact search that either improves the plan or proves
 * that nothing smaller exists, within a budget of search nodes. The same problem gives the same plan on every machine.
 */
public final class MemoryPlanner {
    /** Nodes the exact search may visit by default: seconds for a hundred operators; most networks need none. */
    public static final long DEFAULT_NODE_LIMIT = 20_000;

    private final long nodeLimit;

    /** A planner with {@link #DEFAULT_NODE_LIMIT}. */
    public MemoryPlanner() {
        this(DEFAULT_NODE_LIMIT);
    }

    /**
     * A planner with a search budget of its own.
     *
     * @param nodeLimit the most nodes the exact search visits; 0 for best-fit alone
     */
    public MemoryPlanner(long nodeLimit) {
        this.nodeLimit = nodeLimit;
    }

    /** The smallest plan found in one bank without a limit. */
    public MemoryPlan plan(MemoryProblem problem) {
        MemoryPlan greedy = BestFit.plan(problem, MemorySpace.unlimited()).orElseThrow(() -> tooLarge(problem));
        if (greedy.optimal() || nodeLimit == 0) {
            return greedy;
        }
        ExactSearch.Result exact = ExactSearch.smallest(problem, greedy.bytes(), nodeLimit);
        return exact.plan()
                .map(offsets -> new MemoryPlan(
                        problem,
                        MemorySpace.unlimited(),
                        offsets,
                        MemoryPlan.Method.EXACT,
                        exact.exhausted(),
                        exact.nodes()))
                .orElseGet(() -> new MemoryPlan(
                        problem,
                        MemorySpace.unlimited(),
                        greedy.offsets(),
                        MemoryPlan.Method.BEST_FIT,
                        exact.exhausted(),
                        exact.nodes()));
    }

    /**
     * A plan that fits into the banks of a space, lower banks first, or nothing when none was found. {@link
     * MemoryPlan#optimal()} of the result is true only when it also meets the lower bound.
     */
    public Optional<MemoryPlan> fit(MemoryProblem problem, MemorySpace space) {
        if (BankPacking.isImpossible(problem, space)) {
            return Optional.empty();
        }
        Optional<MemoryPlan> greedy = BestFit.plan(problem, space);
        if (greedy.isPresent() || nodeLimit == 0) {
            return greedy;
        }
        ExactSearch.Result exact = ExactSearch.fitting(problem, space, nodeLimit);
        return exact.plan().map(offsets -> {
            MemoryPlan plan = new MemoryPlan(problem, space, offsets, MemoryPlan.Method.EXACT, false, exact.nodes());
            return plan.bytes() == plan.lowerBound()
                    ? new MemoryPlan(problem, space, offsets, MemoryPlan.Method.EXACT, true, exact.nodes())
                    : plan;
        });
    }

    private static IllegalArgumentException tooLarge(MemoryProblem problem) {
        return new IllegalArgumentException(
                "the buffers need " + problem.lowerBound() + " bytes, more than any memory");
    }
}
