package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RequantizerTest {
    private final KernelTestBench bench = new KernelTestBench(true);

    /** Anything a file may hold: no relation between the scales and the sums. */
    @Property(tries = 120)
    void isExactForArbitraryScales(
            @ForAll @IntRange(min = -31, max = 30) int shift,
            @ForAll @IntRange(min = 0, max = 4) int spread,
            @ForAll long seed) {
        Random random = new Random(seed);
        int units = 11;
        int depth = 4;
        int[] multipliers = new int[units];
        int[] shifts = new int[units];
        int[] bias = new int[units];
        for (int u = 0; u < units; u++) {
            multipliers[u] = random.nextInt(8) == 0 ? 0 : (1 << 30) + random.nextInt(1 << 30);
            shifts[u] = Math.max(-31, Math.min(30, shift + random.nextInt(spread + 1)));
            int magnitude = random.nextInt(4) == 0 ? 31 : Math.max(1, Math.min(30, 7 - shift));
            bias[u] = random.nextInt() >> (32 - magnitude);
        }
        int min = random.nextInt(128) - 128;
        OutputStage stage = new OutputStage(random.nextInt(256) - 128, min, min + 127, multipliers, shifts);
        int batches = random.nextBoolean() ? 1 : 3;
        FullyConnectedParameters parameters = new FullyConnectedParameters(
                batches, depth, units, 5, 0, stage, RandomLayers.bytes(random, units * depth), bias);
        byte[] input = RandomLayers.bytes(random, batches * depth);
        KernelPlan plan = FullyConnectedKernel.plan(parameters, Target.CORTEX_M4);
        assertThat(bench.run(plan, batches * units, input).output())
                .as("%s %s", plan.kernel(), Arrays.toString(shifts))
                .containsExactly(MacOracle.fullyConnected(parameters, input));
    }

    @Property(tries = 300)
    void aLinearFitEqualsTheExactMapEverywhere(
            @ForAll @IntRange(min = -15, max = -1) int shift,
            @ForAll @IntRange(min = 0, max = 4) int excess,
            @ForAll long seed) {
        Random random = new Random(seed);
        int multiplier = (1 << 30) + random.nextInt(1 << 30);
        int reach = 300 << -shift;
        SumRange range = new SumRange(-random.nextInt(reach) - 1, random.nextInt(reach) + 1);
        Requantization exact = new Requantization(multiplier, shift, -128, -128, 127);
        int natural = LinearFit.naturalShift(exact);
        Optional<LinearFit> fit = LinearFit.of(exact, range, natural - excess, -128, 127);
        if (range.isWithin(23) && excess == 0) {
            assertThat(fit).as("with its own multiplier").isPresent();
        }
        fit.ifPresent(linear -> {
            int step = Math.max(1, (int) ((range.max() - range.min()) / 200_000));
            for (long sum = range.min(); sum <= range.max(); sum += step) {
                assertThat(linear.apply((int) sum)).as("sum %d", sum).isEqualTo(exact.apply((int) sum));
            }
        });
    }

    @Test
    void thereIsNoLinearFitAcrossTheKinkOfDoubleRounding() {
        Requantization exact = new Requantization(1_500_000_000, -8, 0, -128, 127);
        assertThat(LinearFit.of(exact, new SumRange(-100_000, 100_000), 15, -128, 127))
                .isEmpty();
        assertThat(LinearFit.of(exact, new SumRange(0, 100_000), 15, -128, 127)).isPresent();
    }
}
