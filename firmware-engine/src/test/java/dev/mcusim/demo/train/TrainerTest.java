package dev.mcusim.demo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mcusim.demo.shapes.SplitMix64;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerTest {

    @Test
    void rateRisesThenFallsToZero() {
        Trainer trainer = new Trainer(1000, 0.01, 0);

        assertThat(trainer.rate(0)).isLessThan(0.001);
        assertThat(trainer.rate(29)).isEqualTo(0.01, within(1e-9));
        assertThat(trainer.rate(999)).isEqualTo(0, within(1e-9));
    }

    @Test
    void firstStepOfAdamIsAsLongAsTheLearningRate() {
        Parameter parameter = new Parameter(new float[] {1, 1});
        parameter.gradient()[0] = 1000;
        parameter.gradient()[1] = -0.1f;
        new Adam(List.of(parameter), 0).step(0.1);

        assertThat(parameter.values()[0]).isEqualTo(0.9f, within(1e-4f));
        assertThat(parameter.values()[1]).isEqualTo(1.1f, within(1e-4f));
        assertThat(parameter.gradient()).containsOnly(0);
    }

    @Test
    void learnsToTellBrightRowsFromBrightColumns() {
        Gaussian random = new SplitMix64(3)::gaussian;
        Sequential network = new Sequential(
                new Conv2d(1, 8, 3, 1, random),
                new BatchNorm(8),
                new Relu6(),
                new AveragePool(),
                new Dense(8, 2, random));
        double[] loss = new double[1];
        new Trainer(150, 0.02, 0).train(network, TrainerTest::stripes, (step, result) -> loss[0] = result.loss());

        assertThat(loss[0]).isLessThan(0.05);
    }

    /** Pictures of 6x6 with one bright row (class 0) or column (class 1). */
    private static Batch stripes(int step) {
        SplitMix64 random = SplitMix64.stream(9, step);
        int[] labels = new int[16];
        FeatureMaps pictures = FeatureMaps.zeros(1, labels.length, 6, 6);
        for (int n = 0; n < labels.length; n++) {
            labels[n] = n % 2;
            int place = (int) random.uniform(0, 6);
            for (int i = 0; i < 6; i++) {
                int position = labels[n] == 0 ? 6 * place + i : 6 * i + place;
                pictures.channels()[0][position * labels.length + n] = 1;
            }
        }
        return new Batch(pictures, labels);
    }
}
