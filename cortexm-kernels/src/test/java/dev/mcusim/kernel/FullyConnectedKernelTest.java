package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.kernel.RandomLayers.Activation;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullyConnectedKernelTest {
    private final KernelTestBench bench = new KernelTestBench(true);

    @ParameterizedTest
    @CsvSource({
        // batches, depth, units, zero point of the weights
        "1, 1, 16, 0",
        "1, 16, 1, 0",
        "1, 64, 12, 0",
        "1, 256, 2, 0",
        "1, 640, 128, 0",
        "1, 127, 17, 0",
        "1, 33, 9, -7",
        "3, 20, 6, 0",
        "4, 10, 5, 0",
        "5, 50, 3, 90",
        "9, 8, 8, 0",
    })
    void matchesTheOracle(int batches, int depth, int units, int weightsZeroPoint) {
        Random random = new Random(depth);
        for (Activation activation : Activation.values()) {
            for (int spread : new int[] {0, 7}) {
                check(random, batches, depth, units, weightsZeroPoint, activation, spread);
            }
        }
    }

    @Property(tries = 50)
    void matchesTheOracleForRandomLayers(
            @ForAll @IntRange(min = 1, max = 6) int batches,
            @ForAll @IntRange(min = 1, max = 150) int depth,
            @ForAll @IntRange(min = 1, max = 40) int units,
            @ForAll Activation activation,
            @ForAll long seed) {
        Random random = new Random(seed);
        int zeroPoint = random.nextInt(4) == 0 ? random.nextInt(256) - 128 : 0;
        check(random, random.nextBoolean() ? 1 : batches, depth, units, zeroPoint, activation, random.nextInt(9));
    }

    private void check(
            Random random, int batches, int depth, int units, int weightsZeroPoint, Activation activation, int spread) {
        FullyConnectedParameters parameters = new FullyConnectedParameters(
                batches,
                depth,
                units,
                random.nextInt(256) - 128,
                weightsZeroPoint,
                RandomLayers.stage(random, units, depth, activation, spread),
                RandomLayers.weights(random, units * depth, random.nextBoolean()),
                RandomLayers.bias(random, units, depth));
        byte[] input = RandomLayers.bytes(random, batches * depth);
        KernelPlan plan = FullyConnectedKernel.plan(parameters, Target.CORTEX_M7);
        KernelTestBench.Result result = bench.run(plan, batches * units, input);
        assertThat(result.output()).as(plan.kernel()).containsExactly(MacOracle.fullyConnected(parameters, input));
    }
}
