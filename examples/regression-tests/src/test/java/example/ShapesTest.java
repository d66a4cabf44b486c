package example;

import static dev.mcusim.junit.McusimAssertions.assertThat;
import static dev.mcusim.junit.McusimAssertions.assertThatVector;

import dev.mcusim.deploy.Deployment;
import dev.mcusim.junit.Load;
import dev.mcusim.junit.SimulatedBoards;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A network must stay right, fast and small. This one comes with mcusim; yours would be a file, as "models/keywords.tflite". */
class ShapesTest {

    private static final String SHAPES = "dev/mcusim/demo/shapes.tflite";

    @SimulatedBoards({"nucleo-f446re", "nucleo-h743zi2"})
    void isRightAndInTime(@Load(SHAPES) Deployment shapes) {
        assertThat(shapes.run())
                .isCorrect()
                .takesAtMostMilliseconds(10)
                .usesAtMostSram(16 * 1024)
                .usesAtMostFlash(64 * 1024);
    }

    /** Every layer as {@code mcusim record} has written it down; yours would be in this project. */
    @Test
    void isNotWorseThanRecorded() {
        assertThatVector(Path.of("../../test-vectors/vectors/shapes")).toleratingCycles(0.02).isNotWorse();
    }
}
