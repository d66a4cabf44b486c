package dev.mcusim.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.SharedFiles;
import dev.mcusim.reference.ReferenceEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every single-layer case: int8 ones of supported operators must equal TFLite's result, all others must say why not. */
class SharedLayerCasesTest {
    private static final Set<String> SUPPORTED = Set.of(
            "ADD",
            "AVERAGE_POOL_2D",
            "CONV_2D",
            "DEPTHWISE_CONV_2D",
            "FULLY_CONNECTED",
            "MAX_POOL_2D",
            "MUL",
            "PAD",
            "SOFTMAX",
            "TRANSPOSE");

    @TestFactory
    List<DynamicTest> casesEqualTheRecordedResult() throws IOException {
        try (Stream<Path> files = Files.list(SharedFiles.folder("layer-cases"))) {
            return files.sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
                    .toList();
        }
    }

    private static void check(Path file) throws IOException {
        LoadedCase loaded = LayerCases.load(file);
        boolean narrowOrWide =
                loaded.name().contains("int4") || Files.readString(file).contains("\"type\":\"int16\"");
        if (!SUPPORTED.contains(loaded.operator()) || narrowOrWide) {
            assertThat(loaded).isInstanceOf(UnsupportedCase.class);
            assertThat(((UnsupportedCase) loaded).reason())
                    .matches("operator [A-Z0-9_]+|4-bit weights|(in|out)put of type int16");
        } else {
            LayerCase layer = (LayerCase) loaded;
            assertThat(ReferenceEngine.run(layer.network(), layer.inputs()).outputs())
                    .containsExactly(layer.expected().toBytes());
        }
    }
}
