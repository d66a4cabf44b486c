package dev.mcusim.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.demo.train.Sequential;
import dev.mcusim.demo.train.Trainer;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TrainDemoNetworkTest {

    @Test
    void aShortTrainingRunGivesTheSameFileTwice() {
        Trainer twoSteps = new Trainer(2, 0.01, 0.01);

        assertThat(file(twoSteps)).isEqualTo(file(twoSteps)).isNotEqualTo(file(new Trainer(1, 0.01, 0.01)));
    }

    private static byte[] file(Trainer trainer) {
        Sequential network =
                TrainDemoNetwork.trained(trainer, 8, new PrintStream(PrintStream.nullOutputStream(), true));
        return TrainDemoNetwork.quantized(network.folded());
    }
}
