package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QuantizeKernelTest {
    @Property(tries = 80)
    void quantizesAsTflite(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        QuantizeParameters p = new QuantizeParameters(random.between(1, 40), scale(random), random.zeroPoint());
        ByteBuffer input = ByteBuffer.allocate(4 * p.elements()).order(ByteOrder.LITTLE_ENDIAN);
        byte[] expected = new byte[p.elements()];
        for (int i = 0; i < expected.length; i++) {
            float x = real(random, p.scale());
            input.putFloat(x);
            expected[i] = quantized(x / p.scale(), p.zeroPoint());
        }
        KernelCheck.check(p, QuantizeKernel.plan(p, Target.CORTEX_M4), expected, input.array());
    }

    @Property(tries = 40)
    void dequantizesAsTflite(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        float scale = random.oneIn(8) ? Float.MIN_VALUE * random.between(1, 1000) : scale(random);
        DequantizeParameters p = new DequantizeParameters(random.between(1, 40), scale, random.zeroPoint());
        byte[] input = random.tensor(p.elements());
        ByteBuffer expected = ByteBuffer.allocate(4 * p.elements()).order(ByteOrder.LITTLE_ENDIAN);
        for (byte x : input) {
            expected.putFloat((float) ((double) scale * (x - p.zeroPoint())));
        }
        KernelCheck.check(p, DequantizeKernel.plan(p, Target.CORTEX_M4), expected.array(), input);
    }

    @Test
    void refusesScalesWhoseHalfIsNotNormal() {
        assertThatThrownBy(() -> new QuantizeParameters(1, Float.MIN_NORMAL, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2^-125");
    }

    private static float scale(RandomLayer random) {
        return random.oneIn(3) ? Math.scalb(1f, -random.between(0, 9)) : (float) Math.exp(random.real(-14, 6));
    }

    /** Numbers in range, exactly on and right beside the boundaries between two results, any bits at all, infinities and NaN. */
    private static float real(RandomLayer random, float scale) {
        float boundary = scale * (random.between(-150, 150) + 0.5f);
        return switch (random.between(0, 6)) {
            case 0 -> random.anyFloat();
            case 1 -> boundary;
            case 2 -> Math.nextDown(boundary);
            case 3 -> Math.nextUp(boundary);
            case 4 -> random.oneIn(2) ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
            case 5 -> random.oneIn(4) ? Float.NaN : 0.49999997f * scale;
            default -> (float) random.real(-200, 200) * scale;
        };
    }

    private static byte quantized(float quotient, int zeroPoint) {
        if (Float.isNaN(quotient)) {
            return (byte) zeroPoint;
        }
        double bounded = Math.max(Math.min(quotient, 1000.0), -1000.0);
        int rounded = new BigDecimal(bounded).setScale(0, RoundingMode.HALF_UP).intValueExact();
        return (byte) TfliteArithmetic.clamp(rounded + zeroPoint, -128, 127);
    }
}
