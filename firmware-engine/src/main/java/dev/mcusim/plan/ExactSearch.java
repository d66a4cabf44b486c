package dev.mcusim.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chocosolver.solver.Model;
import org.chocosolver.solver.Solver;
import org.chocosolver.solver.search.limits.FailCounter;
import org.chocosolver.solver.search.limits.NodeCounter;
import org.chocosolver.solver.search.strategy.Search;
import org.chocosolver.solver.search.strategy.selectors.values.IntDomainMax;
import org.chocosolver.solver.search.strategy.selectors.variables.DomOverWDeg;
import org.chocosolver.solver.variables.BoolVar;
import org.chocosolver.solver.variables.IntVar;

/**
 * Branch and bound for the smallest plan: for every two buffers that are live together, which one lies below (or, for a
 * permitted in-place pair, that both start together) is a decision; offsets follow from the decisions.
 *
 * <p>The effort is limited by search nodes, never by time, so the result is the same on every machine.
 */
final class ExactSearch {
    /**
     * What a search ended with.
     *
     * @param plan the best plan found below the given size, if any
     * @param exhausted whether every alternative was examined, so that the plan (or the lack of one) is a proof
     * @param nodes the nodes visited
     */
    record Result(Optional<List<Long>> plan, boolean exhausted, long nodes) {}

    /** Failures before the first restart; later ones follow Luby's sequence. */
    private static final long RESTART_FAILS = 100;

    private final MemoryProblem problem;
    private final MemorySpace space;
    private final Set<Sharing> sharings;
    private final Model model = new Model("memory plan");
    private final List<BoolVar> decisions = new ArrayList<>();
    private IntVar[] starts = {};

    private ExactSearch(MemoryProblem problem, MemorySpace space) {
        this.problem = problem;
        this.space = space;
        this.sharings = problem.sharingSet();
    }

    /**
     * Searches for the smallest plan in one bank.
     *
     * @param below only plans smaller than this many bytes are of interest
     * @param nodeLimit the most nodes to visit
     */
    static Result smallest(MemoryProblem problem, long below, long nodeLimit) {
        return new ExactSearch(problem, new MemorySpace(List.of(below - Buffer.ALIGNMENT))).search(true, nodeLimit);
    }

    /** Searches for any plan that fits into the space. */
    static Result fitting(MemoryProblem problem, MemorySpace space, long nodeLimit) {
        return new ExactSearch(problem, space).search(false, nodeLimit);
    }

    private Result search(boolean minimise, long nodeLimit) {
        long lowerBound = problem.lowerBound();
        if (problem.buffers().stream().anyMatch(buffer -> !fitsSomewhere(buffer)) || lowerBound > space.total()) {
            return new Result(Optional.empty(), true, 0);
        }
        int capacity = units(space.total());
        starts = new IntVar[problem.buffers().size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = model.intVar("start" + i, 0, capacity - size(i), true);
        }
        IntVar height = model.intVar("height", units(lowerBound), capacity, true);
        for (int i = 0; i < starts.length; i++) {
            model.arithm(height, ">=", starts[i], "+", size(i)).post();
            keepInOneBank(i);
        }
        keepApart();
        if (minimise) {
            model.setObjective(Model.MINIMIZE, height);
        }
        return run(height, minimise, nodeLimit);
    }

    private Result run(IntVar height, boolean minimise, long nodeLimit) {
        Solver solver = model.getSolver();
        BoolVar[] order = decisions.toArray(new BoolVar[0]);
        IntVar[] rest = Arrays.copyOf(starts, starts.length + 1);
        rest[starts.length] = height;
        if (order.length > 0) {
            solver.setSearch(
                    Search.intVarSearch(new DomOverWDeg<>(order, 0), new IntDomainMax(), order),
                    Search.inputOrderLBSearch(rest));
            solver.setLubyRestart(RESTART_FAILS, new FailCounter(model, 1), Integer.MAX_VALUE);
        } else {
            solver.setSearch(Search.inputOrderLBSearch(rest));
        }
        NodeCounter limit = new NodeCounter(model, nodeLimit);
        solver.addStopCriterion(limit);
        Optional<List<Long>> best = Optional.empty();
        boolean proven = false;
        while (solver.solve()) {
            best = Optional.of(Arrays.stream(starts)
                    .map(start -> (long) start.getValue() * Buffer.ALIGNMENT)
                    .toList());
            proven = !minimise || height.getValue() == units(problem.lowerBound());
            if (proven) {
                break;
            }
        }
        return new Result(best, proven || !limit.isMet(), solver.getNodeCount());
    }

    private void keepApart() {
        for (int a = 0; a < starts.length; a++) {
            for (int b = a + 1; b < starts.length; b++) {
                if (!problem.conflict(a, b)) {
                    continue;
                }
                List<BoolVar> ways = new ArrayList<>();
                ways.add(model.arithm(starts[b], ">=", starts[a], "+", size(a)).reify());
                ways.add(model.arithm(starts[a], ">=", starts[b], "+", size(b)).reify());
                if (sharings.contains(new Sharing(a, b)) || sharings.contains(new Sharing(b, a))) {
                    ways.add(0, model.arithm(starts[a], "=", starts[b]).reify());
                }
                model.addClausesBoolOrArrayEqualTrue(ways.toArray(new BoolVar[0]));
                decisions.addAll(ways);
            }
        }
    }

    private void keepInOneBank(int buffer) {
        int banks = space.banks().size();
        if (banks == 1) {
            return;
        }
        BoolVar[] homes = new BoolVar[banks];
        for (int bank = 0; bank < banks; bank++) {
            int first = units(space.start(bank));
            int last = units(space.end(bank)) - size(buffer);
            homes[bank] = last < first
                    ? model.boolVar(false)
                    : model.member(starts[buffer], first, last).reify();
            decisions.add(homes[bank]);
        }
        model.addClausesBoolOrArrayEqualTrue(homes);
    }

    private boolean fitsSomewhere(Buffer buffer) {
        return space.banks().stream().anyMatch(bytes -> buffer.alignedBytes() <= bytes);
    }

    private int size(int buffer) {
        return units(problem.buffers().get(buffer).alignedBytes());
    }

    private static int units(long bytes) {
        return Math.toIntExact(bytes / Buffer.ALIGNMENT);
    }
}
