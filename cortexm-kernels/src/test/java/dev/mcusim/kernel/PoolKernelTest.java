package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PoolKernelTest {
    @Property(tries = 90)
    void averageEqualsTflite(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        PoolParameters p = layer(random);
        byte[] input = random.tensor(p.input().elements());
        byte[] expected = expected(p, input, PoolKernelTest::average);
        KernelCheck.check(p, AveragePool2dKernel.plan(p, Target.CORTEX_M4), expected, input);
    }

    @Property(tries = 60)
    void maximumEqualsTflite(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        PoolParameters p = layer(random);
        byte[] input = random.tensor(p.input().elements());
        byte[] expected =
                expected(p, input, taps -> taps.stream().max(Integer::compare).orElseThrow());
        KernelCheck.check(p, MaxPool2dKernel.plan(p, Target.CORTEX_M7), expected, input);
    }

    /** Every sum that up to 256 taps can have is divided right. */
    @Test
    void multipliersDivideExactly() {
        for (int least : new int[] {1, 2, 5, 9, 256}) {
            for (int taps = least; taps <= 256; taps++) {
                AverageReducer reducer = new AverageReducer(least, 256, -128, 127);
                long multiplier = reducer.multiplier(taps);
                int shift = 14 + (31 - Integer.numberOfLeadingZeros(least));
                for (int sum = -128 * taps; sum <= 127 * taps; sum++) {
                    long quotient = (((multiplier * sum) >> 16) + (1 << (shift - 1))) >> shift;
                    if (quotient != divide(sum, taps)) {
                        assertThat(quotient).as("%d / %d", sum, taps).isEqualTo(divide(sum, taps));
                    }
                }
            }
        }
    }

    @Test
    void outputMayReplaceTheInputUnlessWindowsReachBack() {
        assertThat(max(Window.of(2, 2, 2, 2, 0, 0), 4, 4).inPlaceInputs()).containsExactly(0);
        assertThat(max(Window.of(3, 3, 1, 1, 0, 0), 8, 8).inPlaceInputs()).containsExactly(0);
        assertThat(max(Window.of(3, 3, 1, 1, 1, 1), 8, 8).inPlaceInputs()).isEmpty();
        assertThat(max(Window.of(3, 3, 2, 2, 0, 1), 4, 4).inPlaceInputs()).isEmpty();
    }

    @Test
    void globalAverageTakesLessThanAnInstructionAnElement() {
        PoolParameters p = new PoolParameters(
                new FeatureMap(1, 25, 5, 64), new FeatureMap(1, 1, 1, 64), Window.of(25, 5, 25, 5, 0, 0), -128, 127);
        KernelPlan plan = AveragePool2dKernel.plan(p, Target.CORTEX_M7);
        assertThat(KernelCheck.instructions(plan, 64, new byte[8000])).isLessThan(8000);
        assertThat(plan.code().bytes()).hasSizeLessThan(256);
    }

    @Test
    void paddedWindowsOfNineTapsTakeUnderTwentyInstructionsAnOutput() {
        FeatureMap image = new FeatureMap(1, 16, 16, 16);
        PoolParameters p = new PoolParameters(image, image, Window.of(3, 3, 1, 1, 1, 1), -128, 127);
        KernelPlan plan = AveragePool2dKernel.plan(p, Target.CORTEX_M7);
        assertThat(KernelCheck.instructions(plan, 4096, new byte[4096])).isLessThan(20 * 4096);
        assertThat(plan.code().bytes()).hasSizeLessThan(512);
    }

    @Test
    void refusesOutputsWithoutAnyPixel() {
        assertThatThrownBy(() -> max(Window.of(2, 2, 4, 4, 0, 0), 3, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("output height");
    }

    private static KernelPlan max(Window window, int outputHeight, int outputWidth) {
        FeatureMap output = new FeatureMap(1, outputHeight, outputWidth, 4);
        PoolParameters p = new PoolParameters(new FeatureMap(1, 8, 8, 4), output, window, -128, 127);
        return MaxPool2dKernel.plan(p, Target.CORTEX_M7);
    }

    /** Windows of all kinds: valid, padded, cut off below and on the right, global, and now and then of more than 256 taps. */
    private static PoolParameters layer(RandomLayer random) {
        boolean huge = random.oneIn(10);
        int height = huge ? random.between(17, 24) : random.between(1, 9);
        int width = huge ? random.between(17, 19) : random.between(1, 9);
        int channels = random.between(1, random.oneIn(3) ? 21 : 6);
        boolean global = huge || random.oneIn(5);
        int filterHeight = global ? height : random.between(1, 5);
        int filterWidth = global ? width - (huge ? random.between(0, 2) : 0) : random.between(1, 5);
        boolean padded = random.oneIn(2);
        Window window = Window.of(
                filterHeight,
                filterWidth,
                random.between(1, 3),
                random.between(1, 3),
                padded ? random.between(0, filterHeight - 1) : 0,
                padded ? random.between(0, filterWidth - 1) : 0);
        int batches = huge ? 1 : random.between(1, 2);
        boolean valid = random.oneIn(2);
        FeatureMap output = new FeatureMap(
                batches,
                outputs(random, valid, height + window.padTop(), filterHeight, window.strideHeight()),
                outputs(random, valid, width + window.padLeft(), filterWidth, window.strideWidth()),
                channels);
        int[] activation = random.activation();
        return new PoolParameters(
                new FeatureMap(batches, height, width, channels), output, window, activation[0], activation[1]);
    }

    private static int outputs(RandomLayer random, boolean valid, int extent, int filter, int stride) {
        return valid ? Math.max(1, (extent - filter) / stride + 1) : random.between(1, (extent - 1) / stride + 1);
    }

    private interface Pool {
        int of(List<Integer> taps);
    }

    private static byte[] expected(PoolParameters p, byte[] input, Pool pool) {
        FeatureMap output = p.output();
        byte[] expected = new byte[output.elements()];
        List<Integer> shape = List.of(output.batches(), output.height(), output.width(), output.channels());
        for (int i = 0; i < expected.length; i++) {
            int result = pool.of(taps(p, input, RandomLayer.coordinates(shape, i)));
            expected[i] = (byte) TfliteArithmetic.clamp(result, p.activationMin(), p.activationMax());
        }
        return expected;
    }

    private static List<Integer> taps(PoolParameters p, byte[] input, int[] at) {
        FeatureMap image = p.input();
        Window w = p.window();
        List<Integer> taps = new ArrayList<>();
        for (int fy = 0; fy < w.filterHeight(); fy++) {
            for (int fx = 0; fx < w.filterWidth(); fx++) {
                int y = at[1] * w.strideHeight() - w.padTop() + fy;
                int x = at[2] * w.strideWidth() - w.padLeft() + fx;
                if (y >= 0 && y < image.height() && x >= 0 && x < image.width()) {
                    int pixel = (at[0] * image.height() + y) * image.width() + x;
                    taps.add((int) input[pixel * image.channels() + at[3]]);
                }
            }
        }
        return taps;
    }

    private static int average(List<Integer> taps) {
        return divide(taps.stream().mapToInt(Integer::intValue).sum(), taps.size());
    }

    private static int divide(int sum, int count) {
        return sum > 0 ? (sum + count / 2) / count : (sum - count / 2) / count;
    }
}
