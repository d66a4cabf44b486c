package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.kernel.RandomLayers.Activation;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Conv2dKernelTest {
    private final KernelTestBench bench = new KernelTestBench(false);

    @ParameterizedTest
    @CsvSource({
        // batches, height, width, inC, outC, filter h, w, stride h, w, dilation h, w, same padding, groups
        "1, 5, 5, 16, 8, 1, 1, 1, 1, 1, 1, false, 1",
        "1, 4, 4, 8, 16, 1, 1, 1, 1, 1, 1, false, 1",
        "1, 3, 3, 100, 6, 1, 1, 1, 1, 1, 1, false, 1",
        "2, 3, 3, 13, 5, 1, 1, 1, 1, 1, 1, false, 1",
        "1, 9, 9, 3, 8, 3, 3, 2, 2, 1, 1, false, 1",
        "1, 8, 8, 16, 16, 3, 3, 1, 1, 1, 1, true, 1",
        "1, 8, 8, 16, 16, 1, 1, 2, 2, 1, 1, false, 1",
        "1, 9, 7, 1, 4, 5, 4, 2, 2, 1, 1, true, 1",
        "2, 9, 7, 5, 3, 3, 2, 1, 2, 1, 1, true, 1",
        "1, 9, 9, 4, 6, 3, 3, 1, 1, 2, 2, true, 1",
        "1, 9, 9, 7, 1, 2, 3, 1, 1, 3, 2, false, 1",
        "2, 5, 6, 12, 8, 3, 3, 1, 1, 1, 1, true, 4",
        "1, 5, 6, 6, 6, 3, 2, 1, 1, 1, 1, true, 6",
        "1, 1, 1, 64, 10, 1, 1, 1, 1, 1, 1, false, 1",
        "1, 20, 1, 12, 10, 5, 1, 1, 1, 1, 1, true, 1",
    })
    void matchesTheOracle(
            int batches,
            int height,
            int width,
            int inC,
            int outC,
            int filterHeight,
            int filterWidth,
            int strideHeight,
            int strideWidth,
            int dilationHeight,
            int dilationWidth,
            boolean same,
            int groups) {
        FeatureMap input = new FeatureMap(batches, height, width, inC);
        Random random = new Random(height * 31 + inC);
        for (Activation activation : Activation.values()) {
            for (boolean minimum : new boolean[] {false, true}) {
                for (int spread : new int[] {0, 6}) {
                    Window window = new Window(
                            filterHeight,
                            filterWidth,
                            strideHeight,
                            strideWidth,
                            dilationHeight,
                            dilationWidth,
                            same ? (filterHeight - 1) * dilationHeight / 2 : 0,
                            same ? (filterWidth - 1) * dilationWidth / 2 : 0);
                    FeatureMap output = output(input, window, outC, same);
                    check(random, input, output, window, groups, activation, minimum, spread);
                }
            }
        }
    }

    private static FeatureMap output(FeatureMap input, Window w, int channels, boolean same) {
        int height = same ? input.height() : input.height() - w.reachHeight() + 1;
        int width = same ? input.width() : input.width() - w.reachWidth() + 1;
        return new FeatureMap(
                input.batches(),
                (height + w.strideHeight() - 1) / w.strideHeight(),
                (width + w.strideWidth() - 1) / w.strideWidth(),
                channels);
    }

    private void check(
            Random random,
            FeatureMap input,
            FeatureMap output,
            Window window,
            int groups,
            Activation activation,
            boolean minimum,
            int spread) {
        int depth = window.taps() * (input.channels() / groups);
        Conv2dParameters parameters = new Conv2dParameters(
                input,
                output,
                window,
                groups,
                random.nextInt(256) - 128,
                RandomLayers.stage(random, output.channels(), depth, activation, spread),
                RandomLayers.weights(random, output.channels() * depth, minimum),
                RandomLayers.bias(random, output.channels(), depth));
        byte[] image = RandomLayers.bytes(random, input.elements());
        KernelPlan plan = Conv2dKernel.plan(parameters, Target.CORTEX_M7);
        KernelTestBench.Result result = bench.run(plan, output.elements(), image);
        assertThat(result.output()).as(plan.kernel()).containsExactly(MacOracle.conv2d(parameters, image));
    }

    /** A random convolution: its shapes and the seed of its numbers. */
    record Layer(
            FeatureMap input,
            Window window,
            int groups,
            int outPerGroup,
            boolean padded,
            Activation activation,
            int spread,
            long seed) {}

    @Property(tries = 60)
    void matchesTheOracleForRandomLayers(@ForAll("layers") Layer layer) {
        FeatureMap output = output(layer.input, layer.window, layer.groups * layer.outPerGroup, layer.padded);
        check(
                new Random(layer.seed),
                layer.input,
                output,
                layer.window,
                layer.groups,
                layer.activation,
                layer.seed % 3 == 0,
                layer.spread);
    }

    @Provide
    Arbitrary<Layer> layers() {
        Arbitrary<int[]> shape =
                Arbitraries.integers().between(1, 9).array(int[].class).ofSize(2);
        Arbitrary<int[]> filter =
                Arbitraries.integers().between(1, 4).array(int[].class).ofSize(2);
        Arbitrary<int[]> steps =
                Arbitraries.integers().between(1, 3).array(int[].class).ofSize(4);
        return Combinators.combine(
                        shape,
                        Arbitraries.integers().between(1, 20),
                        filter,
                        steps,
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(Activation.class),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.longs())
                .as((s, channels, f, step, outC, activation, spread, seed) -> {
                    Random random = new Random(seed);
                    boolean padded = random.nextBoolean();
                    int groups = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1;
                    int height = Math.max(s[0], padded ? 1 : (f[0] - 1) * step[2] + 1);
                    int width = Math.max(s[1], padded ? 1 : (f[1] - 1) * step[3] + 1);
                    Window window = new Window(
                            f[0],
                            f[1],
                            step[0],
                            step[1],
                            step[2],
                            step[3],
                            padded ? (f[0] - 1) * step[2] / 2 : 0,
                            padded ? (f[1] - 1) * step[3] / 2 : 0);
                    FeatureMap input = new FeatureMap(1 + random.nextInt(2), height, width, groups * channels);
                    return new Layer(input, window, groups, outC, padded, activation, spread, seed);
                });
    }
}
