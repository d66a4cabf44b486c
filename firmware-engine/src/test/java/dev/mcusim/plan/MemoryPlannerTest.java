package dev.mcusim.plan;

import static dev.mcusim.plan.PlanAssertions.assertSound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryPlannerTest {
    private final MemoryPlanner planner = new MemoryPlanner();

    @Test
    void aChainNeedsItsLargestNeighbours() {
        MemoryPlan plan = planner.plan(
                problem(buffer("a", 100, -1, 0), buffer("b", 400, 0, 1), buffer("c", 300, 1, 2), buffer("d", 8, 2, 3)));
        assertSound(plan);
        assertThat(plan.lowerBound()).isEqualTo(400 + 304);
        assertThat(plan.bytes()).isEqualTo(704);
        assertThat(plan.optimal()).isTrue();
        assertThat(plan.method()).isEqualTo(MemoryPlan.Method.BEST_FIT);
    }

    @Test
    void anOutputOverItsDyingInputCostsNothing() {
        MemoryProblem problem = new MemoryProblem(
                List.of(buffer("a", 96, -1, 0), buffer("b", 96, 0, 1), buffer("c", 96, 1, 2)),
                List.of(new Sharing(0, 1), new Sharing(1, 2)));
        MemoryPlan plan = planner.plan(problem);
        assertSound(plan);
        assertThat(plan.bytes()).isEqualTo(96);
        assertThat(plan.sharings()).containsExactly(new Sharing(0, 1), new Sharing(1, 2));
    }

    @Test
    void aSmallOutputOverALargeInputFreesTheRestAfterwards() {
        // float32 input quantized in place: only a quarter stays alive, the next buffer takes the freed bytes
        MemoryProblem problem = new MemoryProblem(
                List.of(buffer("float", 400, -1, 0), buffer("int8", 100, 0, 1), buffer("next", 296, 1, 2)),
                List.of(new Sharing(0, 1)));
        MemoryPlan plan = planner.plan(problem);
        assertSound(plan);
        assertThat(plan.bytes()).isEqualTo(400);
    }

    @Test
    void sharingIsNotUsedWhereItWouldMakeThePlanLarger() {
        // "out" lives long; over "in" it would sit in the middle of what "large" needs later
        MemoryProblem problem = new MemoryProblem(
                List.of(
                        buffer("pad", 64, -1, 0),
                        buffer("in", 64, -1, 0),
                        buffer("out", 64, 0, 2),
                        buffer("large", 128, 1, 2)),
                List.of(new Sharing(1, 2)));
        MemoryPlan plan = planner.plan(problem);
        assertSound(plan);
        assertThat(plan.bytes()).isEqualTo(192);
        assertThat(plan.optimal()).isTrue();
    }

    @Test
    void exactSearchFindsWhatNoOrderOfBestFitFinds() {
        MemoryProblem problem = HardProblems.missedByBestFit();
        MemoryPlan greedy = new MemoryPlanner(0).plan(problem);
        MemoryPlan exact = planner.plan(problem);
        assertSound(greedy);
        assertSound(exact);
        assertThat(greedy.bytes()).isEqualTo(176);
        assertThat(exact.bytes()).isEqualTo(168);
        assertThat(exact.method()).isEqualTo(MemoryPlan.Method.EXACT);
        assertThat(exact.optimal()).isTrue();
    }

    @Test
    void exactSearchProvesThatTheLowerBoundCannotBeMet() {
        MemoryProblem problem = HardProblems.boundOutOfReach();
        MemoryPlan plan = planner.plan(problem);
        assertSound(plan);
        assertThat(plan.bytes()).isGreaterThan(plan.lowerBound());
        assertThat(plan.optimal()).isTrue();
    }

    @Test
    void aSpentBudgetIsNotAProof() {
        MemoryPlan plan = new MemoryPlanner(1).plan(HardProblems.needsManyNodes());
        assertSound(plan);
        assertThat(plan.optimal()).isFalse();
        assertThat(planner.plan(HardProblems.needsManyNodes()).optimal()).isTrue();
    }

    @Test
    void banksAreFilledWithoutCrossingTheirBorder() {
        MemoryProblem problem = problem(buffer("a", 60, 0, 1), buffer("b", 60, 0, 1), buffer("c", 60, 1, 2));
        assertThat(planner.fit(problem, new MemorySpace(List.of(64L, 127L)))).isEmpty();
        Optional<MemoryPlan> plan = planner.fit(problem, new MemorySpace(List.of(64L, 128L)));
        assertSound(plan.orElseThrow());
        assertThat(plan.orElseThrow().bytesIn(0)).isEqualTo(64);
        assertThat(plan.orElseThrow().bytesIn(1)).isEqualTo(128);
    }

    @Test
    void banksMayBeFilledToTheLastByte() {
        MemoryProblem problem =
                problem(buffer("a", 40, 0, 2), buffer("b", 24, 0, 1), buffer("c", 32, 1, 2), buffer("d", 24, 0, 0));
        Optional<MemoryPlan> plan = planner.fit(problem, new MemorySpace(List.of(56L, 40L)));
        assertSound(plan.orElseThrow());
    }

    @Test
    void buffersThatCannotBeDealtOutToBanksAreRefusedWithoutSearch() {
        MemoryProblem problem = problem(buffer("a", 80, 0, 1), buffer("b", 72, 0, 1));
        assertThat(BankPacking.isImpossible(problem, new MemorySpace(List.of(128L, 64L))))
                .isTrue();
        assertThat(BankPacking.isImpossible(problem, new MemorySpace(List.of(128L, 72L))))
                .isFalse();
    }

    @Test
    void noBuffersNeedNoMemory() {
        MemoryPlan plan = planner.plan(problem());
        assertThat(plan.bytes()).isZero();
        assertThat(plan.optimal()).isTrue();
    }

    @Test
    void aPairThatDoesNotMeetInOneStepIsRefused() {
        List<Buffer> buffers = List.of(buffer("a", 8, 0, 2), buffer("b", 8, 1, 3));
        assertThatThrownBy(() -> new MemoryProblem(buffers, List.of(new Sharing(0, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Buffer buffer(String name, long bytes, int first, int last) {
        return new Buffer(name, bytes, first, last);
    }

    private static MemoryProblem problem(Buffer... buffers) {
        return new MemoryProblem(List.of(buffers), List.of());
    }
}
