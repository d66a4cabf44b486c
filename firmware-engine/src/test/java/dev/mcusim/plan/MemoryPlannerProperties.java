package dev.mcusim.plan;

import static dev.mcusim.plan.PlanAssertions.assertSound;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MemoryPlannerProperties {
    private static final long SMALL_BUDGET = 2_000;

    @Property(tries = 300)
    void plansAreSoundAndExactIsNeverWorse(@ForAll("networks") MemoryProblem problem) {
        MemoryPlan greedy = new MemoryPlanner(0).plan(problem);
        MemoryPlan exact = new MemoryPlanner(SMALL_BUDGET).plan(problem);
        assertSound(greedy);
        assertSound(exact);
        assertThat(exact.bytes()).isLessThanOrEqualTo(greedy.bytes());
        assertThat(exact.optimal() || exact.bytes() > exact.lowerBound()).isTrue();
    }

    @Property(tries = 100)
    void thePlanIsAFunctionOfTheProblem(@ForAll("networks") MemoryProblem problem) {
        MemoryPlanner planner = new MemoryPlanner(SMALL_BUDGET);
        assertThat(planner.plan(problem)).isEqualTo(planner.plan(problem));
    }

    @Property(tries = 60)
    void aPlanInBanksIsSound(@ForAll("networks") MemoryProblem problem) {
        long half = problem.lowerBound() / 2 + 64;
        MemorySpace space = new MemorySpace(List.of(half, half, half));
        Optional<MemoryPlan> plan = BestFit.plan(problem, space);
        plan.ifPresent(PlanAssertions::assertSound);
        assertThat(plan.isPresent() && BankPacking.isImpossible(problem, space)).isFalse();
    }

    @Property(tries = 150)
    void aProofOfOptimalityHoldsAgainstEnumeration(@ForAll("tiny") MemoryProblem problem) {
        MemoryPlan plan = new MemoryPlanner(100_000).plan(problem);
        assertSound(plan);
        assertThat(plan.optimal()).isTrue();
        assertThat(plan.bytes()).isEqualTo(Enumeration.smallest(problem));
    }

    @Provide
    Arbitrary<MemoryProblem> networks() {
        return problems(14, 100);
    }

    @Provide
    Arbitrary<MemoryProblem> tiny() {
        return problems(4, 4);
    }

    private static Arbitrary<MemoryProblem> problems(int operators, int units) {
        return Arbitraries.randomValue(random -> RandomNetworks.problem(random, 1 + random.nextInt(operators), units));
    }
}
