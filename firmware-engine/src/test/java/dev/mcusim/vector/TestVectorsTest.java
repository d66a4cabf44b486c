package dev.mcusim.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.batch.TaskFailure;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.ProfileException;
import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.deploy.NetworkFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records the bundled network and checks it, as recorded and changed. */
class TestVectorsTest {

    private static final String BOARD = "nucleo-f446re";

    @TempDir
    Path folder;

    private VectorFolder vectors;

    @BeforeEach
    void record() throws IOException {
        Path model = Files.write(folder.resolve("shapes.tflite"), DemoNetwork.modelBytes());
        vectors = new VectorFolder(folder.resolve("vector"));
        vectors.write(
                Recorder.record(
                        NetworkFile.read(model),
                        List.of(BoardCatalog.shipped().board(BOARD)),
                        List.of(DemoNetwork.samples().get(0).input())),
                model);
    }

    private Checked check(Tolerance tolerance) {
        Checker checker = new Checker(vectors, tolerance);
        return checker.check(checker.vector().boards().get(0));
    }

    private void change(UnaryOperator<String> edit) throws IOException {
        Path index = vectors.path().resolve(VectorFolder.INDEX);
        String before = Files.readString(index);
        String after = edit.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(index, after);
    }

    @Test
    void whatHasNotChangedPasses() {
        Checked check = check(Tolerance.NONE);
        assertThat(check.findings()).isEmpty();
        assertThat(CheckText.render(check)).startsWith("ok  ").contains(BOARD);
        assertThat(CheckText.summary(List.of(check))).isEqualTo("all 1 as recorded\n");
    }

    @Test
    void aFolderIsAVectorOrHoldsSome() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        assertThat(VectorFolder.of(vectors.path()))
                .extracting(VectorFolder::path)
                .containsExactly(vectors.path());
        assertThat(VectorFolder.of(folder)).extracting(VectorFolder::path).containsExactly(vectors.path());
        VectorFolder none = VectorFolder.of(folder.resolve("empty")).get(0);
        assertThatThrownBy(none::read).isInstanceOf(VectorException.class).hasMessageContaining("holds no test vector");
    }

    @Test
    void aVectorReadsAsItWasWritten() {
        TestVector vector = vectors.read();
        assertThat(vector.boards()).extracting(TestVector.OnBoard::board).containsExactly(BOARD);
        assertThat(vectors.tensors(vector.inputs()))
                .containsExactly(DemoNetwork.samples().get(0).input());
    }

    @Test
    void aLayerWithOtherOutputsIsNamed() throws IOException {
        TestVector.Layer layer = vectors.read().boards().get(0).layers().get(2);
        change(json -> json.replace(layer.crc32().get(0), "00000000"));
        assertThat(check(Tolerance.NONE).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.OUTPUT);
            assertThat(finding.layer()).isEqualTo(layer.name());
        });
    }

    @Test
    void aSlowerLayerIsNamedUnlessThatIsTolerated() throws IOException {
        TestVector.Layer layer = vectors.read().boards().get(0).layers().get(0);
        change(json -> json.replaceFirst(
                "\"cycles\" : " + layer.cycles() + ",",
                "\"cycles\" : " + (layer.cycles() - layer.cycles() / 100) + ","));
        assertThat(check(Tolerance.NONE).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.CYCLES);
            assertThat(finding.layer()).isEqualTo(layer.name());
        });
        assertThat(check(new Tolerance(0.02, 0)).passed()).isTrue();
    }

    @Test
    void lessThanRecordedPassesAndIsMentioned() throws IOException {
        long cycles = vectors.read().boards().get(0).cycles();
        change(json -> json.replace("\"cycles\" : " + cycles, "\"cycles\" : " + (cycles + 500)));
        Checked check = check(Tolerance.NONE);
        assertThat(check.passed()).isTrue();
        assertThat(CheckText.render(check)).contains("500 cycles less than recorded");
    }

    @Test
    void moreMemoryIsFound() throws IOException {
        long flash = vectors.read().boards().get(0).flashBytes();
        change(json -> json.replace("\"flashBytes\" : " + flash, "\"flashBytes\" : " + (flash - 8)));
        assertThat(check(Tolerance.NONE).findings()).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("flash"));
    }

    @Test
    void filesThatHaveBeenChangedAreRefused() throws IOException {
        Files.write(vectors.path().resolve("input0.bin"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> check(Tolerance.NONE))
                .isInstanceOf(VectorException.class)
                .hasMessageContaining("input0.bin has been changed");
    }

    @Test
    void aVectorReadsNoFilesOutsideItsFolder() throws IOException {
        change(json -> json.replace("\"input0.bin\"", "\"../shapes.tflite\""));
        assertThatThrownBy(() -> check(Tolerance.NONE))
                .isInstanceOf(VectorException.class)
                .hasMessageContaining("outside its folder");
    }

    @Test
    void whatIsNoVectorIsRefused() throws IOException {
        assertThatThrownBy(() -> new VectorFolder(folder).read())
                .isInstanceOf(VectorException.class)
                .hasMessageContaining("mcusim record");
        change(json -> json.replace("mcusim.vector/1", "mcusim.vector/9"));
        assertThatThrownBy(() -> vectors.read()).hasMessageContaining("mcusim.vector/9");
        change(json -> "{");
        assertThatThrownBy(() -> vectors.read()).isInstanceOf(VectorException.class);
    }

    @Test
    void continuousIntegrationIsToldInItsOwnForms() throws IOException {
        long cycles = vectors.read().boards().get(0).cycles();
        change(json -> json.replace("\"cycles\" : " + cycles, "\"cycles\" : " + cycles / 2));
        Checked check = check(Tolerance.NONE);
        assertThat(JUnitXml.render(List.of(check)))
                .contains("tests=\"1\" failures=\"1\"", "name=\"" + BOARD + "\"", "type=\"cycles\"");
        assertThat(CheckText.annotation(check.findings().get(0)))
                .startsWith("::error file=")
                .contains("title=cycles on " + BOARD)
                .doesNotContain("% ");
    }

    @Test
    void aCheckThatAnotherProcessMakesNeedsNoFilesAndFindsTheSame() throws IOException, ClassNotFoundException {
        long cycles = vectors.read().boards().get(0).cycles();
        change(json -> json.replace("\"cycles\" : " + cycles, "\"cycles\" : " + cycles / 2));
        List<CheckTask> tasks = CheckTask.of(List.of(new Checker(vectors, Tolerance.NONE)));
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
            out.writeObject(tasks.get(0));
        }
        Files.delete(vectors.path().resolve("model.tflite"));
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
            assertThat(((CheckTask) in.readObject()).run())
                    .isEqualTo(tasks.get(0).run());
        }
        assertThat(tasks.get(0).name()).endsWith("vector on " + BOARD);
        assertThat(tasks.get(0).run().passed()).isFalse();
    }

    @Test
    void aBoardThatNobodyKnowsIsFoundBeforeAnythingIsRun() throws IOException {
        change(json -> json.replace(BOARD, "nucleo-f447re"));
        List<Checker> checkers = List.of(new Checker(vectors, Tolerance.NONE));
        assertThatThrownBy(() -> CheckTask.of(checkers)).isInstanceOf(ProfileException.class);
    }

    @Test
    void aCheckThatCouldNotBeMadeIsAnErrorInJUnitXml() throws IOException {
        TaskFailure failure = new TaskFailure("v on b", "java.io.IOException", "gone", 2, false, "at here");
        assertThat(JUnitXml.render(List.of(check(Tolerance.NONE)), List.of(failure)))
                .contains("tests=\"2\" failures=\"0\" errors=\"1\"")
                .contains("<error type=\"java.io.IOException\" message=\"gone\">at here</error>");
    }
}
