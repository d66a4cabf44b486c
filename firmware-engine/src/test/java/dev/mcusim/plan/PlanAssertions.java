package dev.mcusim.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Checks a plan by brute force, byte range against byte range, with nothing of the planner's own reasoning. */
final class PlanAssertions {
    private PlanAssertions() {}

    /** Every buffer is aligned and in one bank, and no two that are live together overlap unless the problem permits it. */
    static void assertSound(MemoryPlan plan) {
        List<Buffer> buffers = plan.problem().buffers();
        assertThat(plan.offsets()).hasSameSizeAs(buffers);
        for (int i = 0; i < buffers.size(); i++) {
            long start = plan.offsets().get(i);
            assertThat(start).isNotNegative();
            assertThat(start % Buffer.ALIGNMENT)
                    .as("alignment of %s", buffers.get(i))
                    .isZero();
            int bank = plan.space().bankOf(start);
            assertThat(start + buffers.get(i).bytes())
                    .as("end of %s", buffers.get(i))
                    .isLessThanOrEqualTo(plan.space().end(bank));
            for (int j = i + 1; j < buffers.size(); j++) {
                assertApart(plan, i, j);
            }
        }
        assertThat(plan.bytes()).isGreaterThanOrEqualTo(plan.lowerBound());
    }

    private static void assertApart(MemoryPlan plan, int i, int j) {
        Buffer first = plan.problem().buffers().get(i);
        Buffer second = plan.problem().buffers().get(j);
        long a = plan.offsets().get(i);
        long b = plan.offsets().get(j);
        boolean together = false;
        for (int step = first.firstStep(); step <= first.lastStep(); step++) {
            together |= step >= second.firstStep() && step <= second.lastStep();
        }
        boolean permitted = a == b
                && (plan.problem().sharings().contains(new Sharing(i, j))
                        || plan.problem().sharings().contains(new Sharing(j, i)));
        boolean apart = a + first.bytes() <= b || b + second.bytes() <= a;
        assertThat(!together || apart || permitted)
                .as("%s at %d and %s at %d", first, a, second, b)
                .isTrue();
    }
}
