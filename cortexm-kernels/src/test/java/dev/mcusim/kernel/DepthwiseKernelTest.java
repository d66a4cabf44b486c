package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.kernel.RandomLayers.Activation;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepthwiseKernelTest {
    private final KernelTestBench bench = new KernelTestBench(false);

    @ParameterizedTest
    @CsvSource({
        // batches, height, width, channels, multiplier, filter h, w, stride h, w, dilation h, w, padding t, l, b, r
        "1, 6, 6, 4, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1",
        "1, 6, 6, 8, 1, 3, 3, 2, 2, 1, 1, 0, 0, 1, 1",
        "1, 7, 7, 8, 1, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1",
        "1, 25, 5, 8, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1",
        "1, 3, 3, 8, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1",
        "1, 30, 48, 4, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1",
        "1, 32, 48, 4, 1, 3, 3, 2, 2, 1, 1, 0, 0, 1, 1",
        "2, 28, 52, 4, 1, 3, 3, 1, 1, 1, 1, 0, 0, 0, 0",
        "1, 9, 9, 4, 1, 5, 5, 1, 1, 1, 1, 2, 2, 2, 2",
        "1, 9, 10, 4, 1, 5, 5, 2, 2, 1, 1, 1, 1, 2, 2",
        "1, 13, 13, 4, 1, 7, 7, 2, 2, 1, 1, 0, 0, 0, 0",
        "1, 5, 5, 8, 1, 7, 7, 1, 1, 1, 1, 3, 3, 3, 3",
        "1, 30, 1, 8, 1, 3, 1, 1, 1, 1, 1, 0, 0, 0, 0",
        "1, 24, 1, 8, 1, 10, 1, 1, 1, 1, 1, 0, 0, 0, 0",
        "1, 15, 1, 8, 1, 15, 1, 1, 1, 1, 1, 0, 0, 0, 0",
        "1, 12, 14, 4, 1, 2, 11, 1, 1, 1, 1, 1, 5, 0, 5",
        "1, 10, 11, 4, 1, 4, 4, 1, 2, 3, 1, 2, 1, 2, 2",
        "1, 9, 9, 3, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1",
        "2, 9, 9, 2, 3, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1",
        "1, 9, 9, 4, 2, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1",
        "1, 9, 9, 4, 1, 3, 3, 1, 1, 2, 2, 2, 2, 2, 2",
        "1, 9, 9, 5, 2, 3, 2, 3, 3, 1, 2, 1, 1, 1, 1",
        "2, 12, 9, 1, 8, 5, 4, 2, 2, 1, 1, 2, 1, 2, 2",
        "2, 5, 9, 1, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1",
    })
    void matchesTheOracle(
            int batches,
            int height,
            int width,
            int channels,
            int multiplier,
            int filterHeight,
            int filterWidth,
            int strideHeight,
            int strideWidth,
            int dilationHeight,
            int dilationWidth,
            int top,
            int left,
            int bottom,
            int right) {
        FeatureMap input = new FeatureMap(batches, height, width, channels);
        Window window = new Window(
                filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, top, left);
        Layer layer = new Layer(input, window, multiplier, bottom, right);
        Random random = new Random(height * 31L + width);
        for (Activation activation : Activation.values()) {
            for (int spread : new int[] {0, 7}) {
                check(layer, random, activation, spread);
            }
        }
    }

    /** The shapes of a depthwise convolution. */
    record Layer(FeatureMap input, Window window, int multiplier, int padBottom, int padRight) {
        FeatureMap output() {
            int height = input.height() + window.padTop() + padBottom - window.reachHeight();
            int width = input.width() + window.padLeft() + padRight - window.reachWidth();
            return new FeatureMap(
                    input.batches(),
                    Math.max(height, 0) / window.strideHeight() + 1,
                    Math.max(width, 0) / window.strideWidth() + 1,
                    input.channels() * multiplier);
        }
    }

    private void check(Layer layer, Random random, Activation activation, int spread) {
        FeatureMap output = layer.output();
        int taps = layer.window.taps();
        DepthwiseParameters parameters = new DepthwiseParameters(
                layer.input,
                output,
                layer.window,
                random.nextInt(256) - 128,
                RandomLayers.stage(random, output.channels(), taps, activation, spread),
                RandomLayers.weights(random, output.channels() * taps, true),
                RandomLayers.bias(random, output.channels(), taps));
        byte[] image = RandomLayers.bytes(random, layer.input.elements());
        byte[] expected = MacOracle.depthwise(parameters, image);
        KernelPlan plan = DepthwiseKernel.plan(parameters, Target.CORTEX_M7);
        KernelTestBench.Result result = bench.run(plan, output.elements(), image);
        assertThat(result.output()).as(plan.kernel()).containsExactly(expected);
        if (plan.inPlaceInputs().contains(0)) {
            KernelTestBench.Result inPlace = bench.runInPlace(plan, output.elements(), 0, image);
            assertThat(inPlace.output()).as("%s in place", plan.kernel()).containsExactly(expected);
        }
    }

    @Property(tries = 80)
    void matchesTheOracleForRandomLayers(@ForAll long seed, @ForAll Activation activation) {
        Random random = new Random(seed);
        int filterHeight = 1 + random.nextInt(5);
        int filterWidth = 1 + random.nextInt(random.nextBoolean() ? 3 : 9);
        int dilationHeight = random.nextInt(4) == 0 ? 2 : 1;
        int dilationWidth = random.nextInt(6) == 0 ? 2 : 1;
        int reachHeight = (filterHeight - 1) * dilationHeight + 1;
        int reachWidth = (filterWidth - 1) * dilationWidth + 1;
        Window window = new Window(
                filterHeight,
                filterWidth,
                1 + random.nextInt(2),
                1 + random.nextInt(random.nextInt(4) == 0 ? 3 : 2),
                dilationHeight,
                dilationWidth,
                random.nextInt(reachHeight),
                random.nextInt(reachWidth));
        FeatureMap input = new FeatureMap(
                1 + random.nextInt(2),
                reachHeight + random.nextInt(20),
                reachWidth + random.nextInt(20),
                random.nextInt(4) == 0 ? 1 + random.nextInt(7) : 4 * (1 + random.nextInt(3)));
        Layer layer = new Layer(
                input, window, random.nextInt(5) == 0 ? 2 : 1, random.nextInt(reachHeight), random.nextInt(reachWidth));
        check(layer, random, activation, random.nextInt(10));
    }
}
