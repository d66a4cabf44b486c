package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs a plan with its output apart and at every input where it says it may be, and compares with what is expected. */
final class KernelCheck {
    private static final KernelTestBench BENCH = new KernelTestBench(true);

    private KernelCheck() {}

    static void check(Record layer, KernelPlan plan, byte[] expected, byte[]... inputs) {
        assertThat(BENCH.run(plan, expected.length, inputs).output())
                .as("%s by %s", layer, plan.kernel())
                .isEqualTo(expected);
        for (int input : plan.inPlaceInputs()) {
            assertThat(BENCH.runInPlace(plan, expected.length, input, inputs).output())
                    .as("%s by %s in place of input %d", layer, plan.kernel(), input)
                    .isEqualTo(expected);
        }
    }

    /** Instructions that a plan executes. */
    static long instructions(KernelPlan plan, int outputBytes, byte[]... inputs) {
        return BENCH.run(plan, outputBytes, inputs).instructions();
    }
}
