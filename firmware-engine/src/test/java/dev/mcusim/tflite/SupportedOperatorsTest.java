package dev.mcusim.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.reference.ReferenceEngine;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of importers and of reference operators belong together. */
class SupportedOperatorsTest {
    @Test
    void everyKindOfOptionsComesFromAFileAndRuns() {
        List<Network> networks = TinyModels.all().values().stream()
                .map(model -> TfliteImporter.read("tiny", model.get().serializeToBinary(), ImportLimits.DEFAULT))
                .toList();
        for (Network network : networks) {
            List<byte[]> inputs = network.inputs().stream()
                    .map(index -> new byte[network.tensor(index).bytes()])
                    .toList();
            assertThat(ReferenceEngine.run(network, inputs).outputs()).hasSize(1);
        }
        assertThat(networks.stream()
                        .flatMap(network -> network.operators().stream())
                        .map(Operator::options)
                        .map(Object::getClass)
                        .collect(Collectors.toSet()))
                .as("a tiny model for every kind of options")
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(OperatorOptions.class.getPermittedSubclasses())
                        .collect(Collectors.toSet()));
    }
}
