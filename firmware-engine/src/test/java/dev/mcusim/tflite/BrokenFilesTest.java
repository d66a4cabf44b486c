package dev.mcusim.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcusim.tflite.BrokenFiles.BrokenFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file of the broken corpus is refused with its code, and inspected without an exception. */
class BrokenFilesTest {
    @TestFactory
    Stream<DynamicTest> refusedWithItsCode() {
        return BrokenFiles.all().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> check(file)));
    }

    private static void check(Map.Entry<String, BrokenFile> file) throws IOException {
        byte[] bytes = file.getValue().bytes();
        ModelException refusal = catchThrowableOfType(
                ModelException.class, () -> TfliteImporter.read(file.getKey(), bytes, ImportLimits.DEFAULT));
        assertThat(refusal).as("accepted").isNotNull();
        assertThat(refusal.problems())
                .as(refusal.getMessage())
                .extracting(ModelProblem::code)
                .contains(file.getValue().expected());

        NetworkInspection inspection = NetworkInspection.of(file.getKey(), bytes, ImportLimits.DEFAULT);
        assertThat(inspection.problems()).isEqualTo(refusal.problems());
        assertThat(inspection.usable()).isFalse();
        assertThat(InspectionText.render(inspection))
                .contains(refusal.problems().get(0).code().name());

        String resource = "/" + BrokenFiles.FOLDER + "/" + file.getKey();
        try (InputStream committed = BrokenFilesTest.class.getResourceAsStream(resource)) {
            assertThat(committed)
                    .as("%s is not committed: run the main method of BrokenFiles", resource)
                    .isNotNull();
            assertThat(committed.readAllBytes())
                    .as("run the main method of BrokenFiles")
                    .isEqualTo(bytes);
        }
    }
}
