package dev.mcusim.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mcusim.model.Network;
import dev.mcusim.model.WorkCount;
import dev.mcusim.reference.ReferenceEngine;
import java.util.List;
import java.util.Optional;

/**
 * Whatever the bytes are, they are a network that runs or a list of problems.
 *
 * <p>Runs on the committed corpus of broken files. To search for new inputs: {@code JAZZER_FUZZ=1 mvn -pl firmware-engine -am test
 * -Dtest=ImporterFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -DargLine=-Djazzer.hooks=true}.
 */
class ImporterFuzzTest {
    /** Networks that take longer are imported but not run. */
    private static final long MAX_STEPS = 1_000_000;

    @FuzzTest(maxDuration = "60s")
    void anyBytesAreANetworkOrProblems(byte[] bytes) {
        checkNetworkOrProblems(bytes);
    }

    /** Imports, renders and, when that is quick, runs the bytes; fails on any exception. */
    static void checkNetworkOrProblems(byte[] bytes) {
        NetworkReading reading = NetworkReading.of("fuzz", bytes, ImportLimits.DEFAULT);
        Optional<Network> network = reading.network();
        assertThat(network.isPresent()).isEqualTo(reading.problems().isEmpty());
        assertThat(InspectionText.render(NetworkInspection.of("fuzz", bytes, ImportLimits.DEFAULT)))
                .isNotEmpty();
        if (network.isPresent() && WorkCount.steps(network.get()) <= MAX_STEPS) {
            List<byte[]> inputs = network.get().inputs().stream()
                    .map(index -> new byte[network.get().tensor(index).bytes()])
                    .toList();
            assertThat(ReferenceEngine.run(network.get(), inputs).outputs())
                    .hasSameSizeAs(network.get().outputs());
        }
    }
}
