package dev.mcusim.demo.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.demo.train.FeatureMaps;
import org.junit.jupiter.api.Test;

class ActivationQuantizationTest {

    @Test
    void knownRanges() {
        assertThat(ActivationQuantization.covering(0, 255)).isEqualTo(new ActivationQuantization(1, -128));
        assertThat(ActivationQuantization.covering(-128, 127)).isEqualTo(new ActivationQuantization(1, 0));
        assertThat(ActivationQuantization.covering(-255, 0)).isEqualTo(new ActivationQuantization(1, 127));
        assertThat(ActivationQuantization.covering(0, 6)).isEqualTo(new ActivationQuantization(6 / 255f, -128));
    }

    @Test
    void theRangeAlwaysReaches0() {
        assertThat(ActivationQuantization.covering(51, 102)).isEqualTo(new ActivationQuantization(0.4f, -128));
        assertThat(ActivationQuantization.covering(-102, -51)).isEqualTo(new ActivationQuantization(0.4f, 127));
    }

    @Test
    void anEmptyRangeIsNoError() {
        assertThat(ActivationQuantization.covering(0, 0)).isEqualTo(new ActivationQuantization(1, 0));
    }

    @Test
    void mapsAreCoveredOverAllChannels() {
        FeatureMaps maps = new FeatureMaps(new float[][] {{0, 100}, {-28, 5}, {227, 0}}, 2, 1, 1);

        assertThat(ActivationQuantization.covering(maps)).isEqualTo(new ActivationQuantization(1, -100));
    }
}
