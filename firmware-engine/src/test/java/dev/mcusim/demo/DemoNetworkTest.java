package dev.mcusim.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.demo.shapes.DrawingGenerator;
import dev.mcusim.model.Network;
import dev.mcusim.model.OperatorKind;
import dev.mcusim.tflite.ImportLimits;
import dev.mcusim.tflite.TfliteImporter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoNetworkTest {

    private static final Network NETWORK =
            TfliteImporter.read("shapes", DemoNetwork.modelBytes(), ImportLimits.DEFAULT);

    @Test
    void thereAreTwoSamplesOfEveryClass() {
        assertThat(DemoNetwork.labels())
                .containsExactly("circle", "square", "triangle", "cross", "star", "heart", "arrow", "crescent");
        assertThat(DemoNetwork.samples().stream().collect(Collectors.groupingBy(Sample::label, Collectors.counting())))
                .containsOnlyKeys(DemoNetwork.labels())
                .allSatisfy((label, count) -> assertThat(count).isEqualTo(2));
        assertThat(DemoNetwork.samples()).extracting(Sample::name).doesNotHaveDuplicates();
    }

    static Stream<Named<Sample>> samples() {
        return DemoNetwork.samples().stream().map(sample -> Named.of(sample.name(), sample));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everySampleIsRecognised(Sample sample) {
        assertThat(Accuracy.predicted(NETWORK, sample.input())).isEqualTo(sample.label());
    }

    /** The stated figure is 99.65 % of 2,000 drawings. */
    @Test
    void drawingsThatWereNotTrainedOnAreRecognised() {
        DrawingGenerator heldOut = new DrawingGenerator(TrainDemoNetwork.HELD_OUT_SEED);

        assertThat(Accuracy.ofInt8(NETWORK, heldOut, 400)).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void theNetworkIsOfTheSizeThatTheDocumentationStates() {
        assertThat(NETWORK.macs()).isEqualTo(1_075_200);
        assertThat(NETWORK.parameters()).isEqualTo(35_880);
        assertThat(NETWORK.operators())
                .extracting(operator -> operator.kind())
                .contains(
                        OperatorKind.CONV_2D,
                        OperatorKind.DEPTHWISE_CONV_2D,
                        OperatorKind.ADD,
                        OperatorKind.AVERAGE_POOL_2D,
                        OperatorKind.RESHAPE,
                        OperatorKind.FULLY_CONNECTED,
                        OperatorKind.SOFTMAX);
    }
}
