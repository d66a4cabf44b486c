package dev.mcusim.kernel;

import static dev.mcusim.kernel.TfliteArithmetic.divideByPowerOfTwo;
import static dev.mcusim.kernel.TfliteArithmetic.doublingHighMul;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mcusim.kernel.TfliteArithmetic.Multiplier;
import java.util.Arrays;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxKernelTest {
    /** exp(-1/4), exp(-1/2), ..., exp(-16) as gemmlowp has them. */
    private static final int[] FACTORS = {1672461947, 1302514674, 790015084, 290630308, 39332535, 720401, 242};

    @Property(tries = 100)
    void equalsTflite(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        int rows = random.between(1, 4);
        int depth = random.between(1, random.oneIn(3) ? 200 : 14);
        SoftmaxParameters p = layer(rows, depth, Math.exp(random.real(-8, 2)));
        byte[] input = random.tensor(rows * depth);
        if (random.oneIn(3)) {
            for (int i = 0; i < input.length; i++) {
                input[i] = (byte) (input[i] / 16);
            }
        }
        byte[] expected = new byte[input.length];
        for (int start = 0; start < input.length; start += depth) {
            Assume.that(row(p, input, start, expected));
        }
        KernelCheck.check(p, SoftmaxKernel.plan(p, Target.CORTEX_M4), expected, input);
    }

    /** One dominant element and many faint ones bring the sum close to a power of two from either side, where the reciprocal's saturation is decided. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 15, 16, 17, 31, 32, 33, 255, 256, 257, 400})
    void equalsTfliteOnEqualElements(int depth) {
        SoftmaxParameters p = layer(2, depth, 0.4);
        byte[] input = new byte[2 * depth];
        Arrays.fill(input, 0, depth, (byte) 5);
        Arrays.fill(input, depth, 2 * depth, (byte) -30);
        input[depth] = 1;
        byte[] expected = new byte[input.length];
        row(p, input, 0, expected);
        row(p, input, depth, expected);
        KernelCheck.check(p, SoftmaxKernel.plan(p, Target.CORTEX_M7), expected, input);
    }

    @Test
    void oracleIsCloseToTheRealSoftmax() {
        RandomLayer random = new RandomLayer(7);
        double scale = 0.05;
        SoftmaxParameters p = layer(1, 20, scale);
        byte[] input = random.tensor(20);
        byte[] output = new byte[20];
        row(p, input, 0, output);
        double sum = 0;
        for (byte x : input) {
            sum += Math.exp(x * scale);
        }
        for (int i = 0; i < input.length; i++) {
            assertThat((double) output[i])
                    .isCloseTo(Math.min(256 * Math.exp(input[i] * scale) / sum - 128, 127), within(1.0));
        }
    }

    private static SoftmaxParameters layer(int rows, int depth, double scaleTimesBeta) {
        Multiplier multiplier = Multiplier.of(Math.min(Math.max(scaleTimesBeta * (1 << 26), 1.5), Integer.MAX_VALUE));
        int diffMin = -(int) Math.floor(Math.scalb(31.0, 26 - multiplier.exponent()));
        return new SoftmaxParameters(rows, depth, multiplier.fraction(), multiplier.exponent(), diffMin);
    }

    /** Computes a row as softmax.h words it; false when TFLite would stop because the sum is too large. */
    private static boolean row(SoftmaxParameters p, byte[] input, int start, byte[] output) {
        int max = -128;
        for (int i = start; i < start + p.depth(); i++) {
            max = Math.max(max, input[i]);
        }
        int sum = 0;
        for (int i = start; i < start + p.depth(); i++) {
            if (input[i] - max >= p.diffMin()) {
                sum += divideByPowerOfTwo(exponential(p, input[i] - max), 12);
            }
        }
        int headroom = Integer.numberOfLeadingZeros(sum);
        int exponent = 12 - headroom + 23;
        int scale = oneOverOnePlus((sum << headroom) - (1 << 31));
        for (int i = start; i < start + p.depth() && exponent <= 31; i++) {
            int product = input[i] - max >= p.diffMin() ? doublingHighMul(scale, exponential(p, input[i] - max)) : 0;
            output[i] = (byte) TfliteArithmetic.clamp(divideByPowerOfTwo(product, exponent) - 128, -128, 127);
        }
        return exponent <= 31;
    }

    private static int exponential(SoftmaxParameters p, int difference) {
        int x = doublingHighMul(difference * (1 << p.inputLeftShift()), p.inputMultiplier());
        if (x == 0) {
            return Integer.MAX_VALUE;
        }
        int quarter = 1 << 24;
        int fraction = (x & (quarter - 1)) - quarter;
        int a = (fraction << 5) + (1 << 28);
        int square = doublingHighMul(a, a);
        int cube = doublingHighMul(square, a);
        int fourth = divideByPowerOfTwo(doublingHighMul(square, square), 2);
        int tail = divideByPowerOfTwo(doublingHighMul(fourth + cube, 715827883) + square, 1);
        int result = 1895147668 + doublingHighMul(1895147668, a + tail);
        for (int i = 0; i < FACTORS.length; i++) {
            if (((fraction - x) >> (24 + i) & 1) != 0) {
                result = doublingHighMul(result, FACTORS[i]);
            }
        }
        return result;
    }

    private static int oneOverOnePlus(int a) {
        int half = (int) (((long) a + Integer.MAX_VALUE + 1) / 2);
        int x = 1515870810 + doublingHighMul(half, -1010580540);
        for (int i = 0; i < 3; i++) {
            int error = (1 << 29) - doublingHighMul(half, x);
            x += saturatingShift(doublingHighMul(x, error), 2);
        }
        return saturatingShift(x, 1);
    }

    private static int saturatingShift(int x, int amount) {
        return (int) Math.max(Math.min((long) x << amount, Integer.MAX_VALUE), Integer.MIN_VALUE);
    }
}
