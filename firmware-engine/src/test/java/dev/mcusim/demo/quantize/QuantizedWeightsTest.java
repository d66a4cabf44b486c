package dev.mcusim.demo.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.demo.quantize.QuantizedWeights.Grouping;
import org.junit.jupiter.api.Test;

class QuantizedWeightsTest {

    private static final float[] WEIGHTS = {1, -2, 0.5f, 254, -127, 63.5f};

    @Test
    void theLargestWeightOfEveryFirstDimensionBecomes127() {
        QuantizedWeights quantized = QuantizedWeights.of(WEIGHTS, new float[2], 0.5f, Grouping.FIRST_DIMENSION);

        assertThat(quantized.scales()).containsExactly(2 / 127f, 2);
        assertThat(quantized.weights()).containsExactly(64, -127, 32, 127, -63, 32);
    }

    @Test
    void theLargestWeightOfEveryLastDimensionBecomes127() {
        QuantizedWeights quantized = QuantizedWeights.of(WEIGHTS, new float[3], 0.5f, Grouping.LAST_DIMENSION);

        assertThat(quantized.scales()).containsExactly(2, 1, 0.5f);
        assertThat(quantized.weights()).containsExactly(1, -2, 1, 127, -127, 127);
    }

    @Test
    void oneScaleForAll() {
        QuantizedWeights quantized = QuantizedWeights.of(WEIGHTS, new float[] {3, -8}, 0.5f, Grouping.WHOLE);

        assertThat(quantized.scales()).containsExactly(2);
        assertThat(quantized.bias()).containsExactly(3, -8);
    }

    @Test
    void biasHasTheScaleOfTheProducts() {
        QuantizedWeights quantized =
                QuantizedWeights.of(WEIGHTS, new float[] {0, 10, -1.25f}, 0.5f, Grouping.LAST_DIMENSION);

        assertThat(quantized.bias()).containsExactly(0, 20, -5);
    }

    @Test
    void tinyWeightsBesideALargeBiasDoNotOverflowIt() {
        float[] weights = {1e-12f, 0};
        QuantizedWeights quantized = QuantizedWeights.of(weights, new float[] {4, -3}, 0.25f, Grouping.FIRST_DIMENSION);

        assertThat(quantized.bias()[0]).isBetween((1 << 30) - 100, (1 << 30) + 100);
        assertThat(quantized.bias()[1]).isBetween(-(1 << 30) - 100, -(1 << 30) + 100);
        assertThat(quantized.weights()).containsOnly(0);
    }
}
