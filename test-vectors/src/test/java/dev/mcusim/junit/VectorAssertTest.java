package dev.mcusim.junit;

import static dev.mcusim.junit.McusimAssertions.assertThatVector;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.deploy.InputData;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.vector.Recorder;
import dev.mcusim.vector.TestVector;
import dev.mcusim.vector.VectorException;
import dev.mcusim.vector.VectorFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** Recorded networks in tests. */
class VectorAssertTest {

    @TempDir
    Path folder;

    private TestVector record() throws IOException {
        Path model = Files.write(folder.resolve("shapes.tflite"), DemoNetwork.modelBytes());
        NetworkFile network = NetworkFile.read(model);
        VectorFolder vector = new VectorFolder(folder.resolve("shapes"));
        vector.write(
                Recorder.record(
                        network,
                        List.of(BoardCatalog.shipped().board("nucleo-f446re")),
                        InputData.seeded(network.network(), 1)),
                model);
        return vector.read();
    }

    @Test
    void whatIsWorseIsNamedWithTheCommandThatRecordsAnew() throws IOException {
        long cycles = record().boards().get(0).layers().get(2).cycles();
        Path shapes = folder.resolve("shapes");
        assertThatVector(shapes).isNotWorse();

        Path index = shapes.resolve(VectorFolder.INDEX);
        Files.writeString(
                index,
                Files.readString(index)
                        .replaceFirst("\"cycles\" : " + cycles + ",", "\"cycles\" : " + cycles * 99 / 100 + ","));
        assertThatThrownBy(() -> assertThatVector(shapes).isNotWorse())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("FAIL " + shapes + " on nucleo-f446re")
                .hasMessageContaining("layer_02_conv2d: ")
                .hasMessageContaining("record anew: mcusim record " + shapes.resolve("model.tflite")
                        + " --board nucleo-f446re --input " + shapes.resolve("input0.bin") + " --out " + shapes);
        assertThatVector(shapes).toleratingCycles(0.02).toleratingMemory(0).isNotWorse();
    }

    @Test
    void aFolderWithoutVectorIsNoFailureButAnError() {
        assertThatThrownBy(() -> assertThatVector(folder).isNotWorse()).isInstanceOf(VectorException.class);
    }
}
