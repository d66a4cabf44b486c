package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.kernel.RandomLayers.Activation;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Channels that cannot vary, as trained networks have them: dead after ReLU, scaled to nothing, or saturated by a
 * huge bias.
 */
class ConstantChannelsTest {
    private final KernelTestBench bench = new KernelTestBench(false);

    /** A stage in which two of three channels are constant in different ways. */
    private static OutputStage stage(Random random, int channels, int depth, int[] bias) {
        OutputStage ordinary = RandomLayers.stage(random, channels, depth, Activation.RELU, 1);
        int[] multipliers = ordinary.multipliers();
        int[] shifts = ordinary.shifts();
        for (int c = 0; c < channels; c++) {
            switch (random.nextInt(6)) {
                case 0 -> bias[c] = -depth * 40_000;
                case 1 -> {
                    shifts[c] = -31;
                    bias[c] = random.nextInt();
                }
                case 2 -> multipliers[c] = 0;
                case 3 -> bias[c] = depth * 90_000;
                default -> {}
            }
        }
        return new OutputStage(-128, -128, 127, multipliers, shifts);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void ofConvolutionsAreFilledIn(long seed) {
        Random random = new Random(seed);
        FeatureMap input = new FeatureMap(1, 5, 5, 24);
        FeatureMap output = new FeatureMap(1, 5, 5, 10 + random.nextInt(20));
        int[] bias = RandomLayers.bias(random, output.channels(), 24);
        Conv2dParameters p = new Conv2dParameters(
                input,
                output,
                Window.of(1, 1, 1, 1, 0, 0),
                1,
                -128,
                stage(random, output.channels(), 24, bias),
                RandomLayers.weights(random, 24 * output.channels(), false),
                bias);
        byte[] image = RandomLayers.bytes(random, input.elements());
        KernelPlan plan = Conv2dKernel.plan(p, Target.CORTEX_M7);
        assertThat(plan.kernel()).contains("constant channels").contains("packed linear");
        assertThat(bench.run(plan, output.elements(), image).output())
                .as(plan.kernel())
                .containsExactly(MacOracle.conv2d(p, image));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ofDepthwiseConvolutionsDoNotSpoilTheFastPath(long seed) {
        Random random = new Random(seed);
        FeatureMap map = new FeatureMap(1, 6, 6, 12);
        int[] bias = RandomLayers.bias(random, 12, 9);
        DepthwiseParameters p = new DepthwiseParameters(
                map,
                map,
                Window.of(3, 3, 1, 1, 1, 1),
                -128,
                stage(random, 12, 9, bias),
                RandomLayers.weights(random, 9 * 12, true),
                bias);
        byte[] image = RandomLayers.bytes(random, map.elements());
        KernelPlan plan = DepthwiseKernel.plan(p, Target.CORTEX_M7);
        assertThat(plan.kernel()).contains("smlad linear");
        assertThat(bench.run(plan, map.elements(), image).output())
                .as(plan.kernel())
                .containsExactly(MacOracle.depthwise(p, image));
    }
}
