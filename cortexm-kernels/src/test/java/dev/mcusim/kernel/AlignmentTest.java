package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.kernel.RandomLayers.Activation;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * LDM, LDRD, VLDM and their kin fault on addresses that are not word aligned; odd channel numbers and widths bring
 * such addresses about.
 */
class AlignmentTest {
    private final KernelTestBench bench = new KernelTestBench("nucleo-f446re", true);

    @ParameterizedTest
    @CsvSource({
        "7, 5, 3, 3, 1, 1",
        "8, 4, 3, 3, 1, 1",
        "6, 3, 3, 2, 0, 0",
        "5, 8, 1, 1, 0, 0",
        "5, 7, 1, 2, 0, 0",
        "9, 1, 5, 2, 2, 2",
    })
    void convolutionsAccessWordsOnlyWhereAligned(int size, int channels, int filter, int stride, int top, int left) {
        Random random = new Random(channels);
        FeatureMap input = new FeatureMap(2, size, size, channels);
        Window window = Window.of(filter, filter, stride, stride, top, left);
        int out = (size + 2 * top - filter) / stride + 1;
        FeatureMap output = new FeatureMap(2, out, out, 5);
        int depth = window.taps() * channels;
        Conv2dParameters p = new Conv2dParameters(
                input,
                output,
                window,
                1,
                3,
                RandomLayers.stage(random, 5, depth, Activation.RELU, 1),
                RandomLayers.weights(random, 5 * depth, false),
                RandomLayers.bias(random, 5, depth));
        byte[] image = RandomLayers.bytes(random, input.elements());
        assertThat(bench.run(Conv2dKernel.plan(p, Target.CORTEX_M4), output.elements(), image)
                        .output())
                .containsExactly(MacOracle.conv2d(p, image));
    }

    @ParameterizedTest
    @CsvSource({"9, 4, 3, 1, 1", "9, 4, 3, 2, 0", "7, 3, 3, 1, 1", "11, 4, 5, 1, 2", "10, 8, 7, 2, 3", "8, 4, 3, 3, 1"})
    void depthwiseConvolutionsAccessWordsOnlyWhereAligned(int size, int channels, int filter, int stride, int pad) {
        Random random = new Random(channels);
        FeatureMap input = new FeatureMap(1, size, size, channels);
        Window window = Window.of(filter, filter, stride, stride, pad, pad);
        int out = (size + 2 * pad - filter) / stride + 1;
        FeatureMap output = new FeatureMap(1, out, out, channels);
        DepthwiseParameters p = new DepthwiseParameters(
                input,
                output,
                window,
                3,
                RandomLayers.stage(random, channels, window.taps(), Activation.NONE, 1),
                RandomLayers.weights(random, channels * window.taps(), false),
                RandomLayers.bias(random, channels, window.taps()));
        byte[] image = RandomLayers.bytes(random, input.elements());
        assertThat(bench.run(DepthwiseKernel.plan(p, Target.CORTEX_M4), output.elements(), image)
                        .output())
                .containsExactly(MacOracle.depthwise(p, image));
    }
}
