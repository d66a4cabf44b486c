package dev.mcusim.demo.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mcusim.demo.shapes.SplitMix64;
import dev.mcusim.demo.tflite.TfliteWriter;
import dev.mcusim.demo.train.AveragePool;
import dev.mcusim.demo.train.BatchNorm;
import dev.mcusim.demo.train.Conv2d;
import dev.mcusim.demo.train.Dense;
import dev.mcusim.demo.train.DepthwiseConv2d;
import dev.mcusim.demo.train.FeatureMaps;
import dev.mcusim.demo.train.Gaussian;
import dev.mcusim.demo.train.Relu6;
import dev.mcusim.demo.train.Residual;
import dev.mcusim.demo.train.Sequential;
import dev.mcusim.model.Network;
import dev.mcusim.reference.ReferenceEngine;
import dev.mcusim.tflite.ImportLimits;
import dev.mcusim.tflite.TfliteImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkQuantizerTest {

    private static final int PICTURES = 16;
    private static final int SIDE = 9;
    private static final int CLASSES = 3;

    private final SplitMix64 random = new SplitMix64(21);
    private final Gaussian weights = random::gaussian;

    @Test
    void theInt8NetworkComputesNearlyWhatTheFloatNetworkDoes() {
        Sequential network = new Sequential(
                new Conv2d(1, 8, 3, 2, weights),
                new Relu6(),
                new Residual(new Sequential(new DepthwiseConv2d(8, 3, 1, weights), new Conv2d(8, 8, 1, 1, weights))),
                new Relu6(),
                new DepthwiseConv2d(8, 3, 2, weights),
                new AveragePool(),
                new Dense(8, CLASSES, weights));
        FeatureMaps pictures = pictures();
        FeatureMaps logits = network.forward(pictures, false);
        byte[] file = NetworkQuantizer.quantize(
                new TfliteWriter("t", "t"), network, pictures, ActivationQuantization.GRAY_LEVELS);
        Network int8 = TfliteImporter.read("t", file, ImportLimits.DEFAULT);

        for (int n = 0; n < PICTURES; n++) {
            byte[] output = ReferenceEngine.run(int8, List.of(int8Picture(pictures, n)))
                    .outputs()
                    .get(0);
            double sum = 0;
            for (float[] channel : logits.channels()) {
                sum += Math.exp(channel[n]);
            }
            for (int c = 0; c < CLASSES; c++) {
                double expected = Math.exp(logits.channels()[c][n]) / sum;
                assertThat((output[c] + 128) / 256.0)
                        .as("probability of class %d for picture %d", c, n)
                        .isEqualTo(expected, within(0.03));
            }
        }
    }

    @Test
    void normalizationMustBeFoldedBefore() {
        Sequential network = new Sequential(new Conv2d(1, 2, 3, 1, weights), new BatchNorm(2));

        assertThatThrownBy(() -> NetworkQuantizer.quantize(
                        new TfliteWriter("t", "t"), network, pictures(), ActivationQuantization.GRAY_LEVELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BatchNorm");
    }

    /** Pictures whose levels are multiples of 1/255. */
    private FeatureMaps pictures() {
        float[] levels = new float[SIDE * SIDE * PICTURES];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (int) random.uniform(0, 256) / 255f;
        }
        return new FeatureMaps(new float[][] {levels}, PICTURES, SIDE, SIDE);
    }

    private static byte[] int8Picture(FeatureMaps pictures, int picture) {
        byte[] input = new byte[SIDE * SIDE];
        for (int i = 0; i < input.length; i++) {
            input[i] = (byte) (Math.round(255 * pictures.channels()[0][i * PICTURES + picture]) - 128);
        }
        return input;
    }
}
