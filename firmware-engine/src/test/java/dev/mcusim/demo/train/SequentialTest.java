package dev.mcusim.demo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mcusim.demo.shapes.SplitMix64;
import org.junit.jupiter.api.Test;

class SequentialTest {

    private final Gaussian random = new SplitMix64(11)::gaussian;

    @Test
    void foldingKeepsTheFunction() {
        Sequential network = new Sequential(
                new Conv2d(2, 6, 3, 2, random),
                new BatchNorm(6),
                new Relu6(),
                new Residual(new Sequential(
                        new DepthwiseConv2d(6, 3, 1, random),
                        new BatchNorm(6),
                        new Conv2d(6, 6, 1, 1, random),
                        new BatchNorm(6))),
                new AveragePool(),
                new Dense(6, 3, random));
        Adam adam = new Adam(network.parameters(), 0);
        for (int step = 0; step < 20; step++) {
            FeatureMaps logits = network.forward(pictures(), true);
            network.backward(CrossEntropy.of(logits, new int[] {0, 1, 2, 0}).gradient());
            adam.step(0.01);
        }
        FeatureMaps input = pictures();
        FeatureMaps expected = network.forward(input, false);
        FeatureMaps folded = network.folded().forward(input, false);

        assertThat(network.folded().layers()).noneMatch(BatchNorm.class::isInstance);
        for (int c = 0; c < expected.depth(); c++) {
            for (int n = 0; n < expected.count(); n++) {
                assertThat(folded.channels()[c][n]).isEqualTo(expected.channels()[c][n], within(1e-4f));
            }
        }
    }

    @Test
    void normalizationWithoutAConvolutionCannotBeFolded() {
        assertThatThrownBy(() -> new Sequential(new Relu6(), new BatchNorm(1)).folded())
                .isInstanceOf(IllegalStateException.class);
    }

    private FeatureMaps pictures() {
        FeatureMaps pictures = FeatureMaps.zeros(2, 4, 7, 7);
        for (float[] channel : pictures.channels()) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = (float) (1 + 2 * random.next());
            }
        }
        return pictures;
    }
}
