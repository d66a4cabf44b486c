package dev.mcusim.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.vector.CheckText;
import dev.mcusim.vector.Checked;
import dev.mcusim.vector.Checker;
import dev.mcusim.vector.TestVector;
import dev.mcusim.vector.Tolerance;
import dev.mcusim.vector.VectorFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors in this module: what the bundled network did on a board of every family when somebody last meant to change it. */
class ShippedVectorsTest {

    static final Path VECTORS = Path.of("vectors");

    private static final String REMEDY =
            "if this change means to do that, `test-vectors/record` records anew, and its differences belong into the change";

    private final Checker shapes = new Checker(new VectorFolder(VECTORS.resolve("shapes")), Tolerance.NONE);

    @ParameterizedTest
    @ValueSource(strings = {"nucleo-f446re", "nucleo-f746zg", "nucleo-h743zi2", "nucleo-l4r5zi"})
    void theBundledNetworkDoesWhatWasRecorded(String board) {
        TestVector.OnBoard recorded = shapes.vector().boards().stream()
                .filter(one -> one.board().equals(board))
                .findFirst()
                .orElseThrow();
        Checked check = shapes.check(recorded);
        assertThat(check.findings()).as(CheckText.render(check) + REMEDY).isEmpty();
        assertThat(check.report().run().cycles())
                .as("fewer cycles than recorded, which nothing holds from now on; " + REMEDY)
                .isEqualTo(recorded.cycles());
    }

    @Test
    void theyAreOfTheNetworkThatIsBundled() throws IOException {
        assertThat(Files.readAllBytes(VECTORS.resolve("shapes").resolve("model.tflite")))
                .as("the bundled network is another one; " + REMEDY)
                .isEqualTo(DemoNetwork.modelBytes());
    }
}
