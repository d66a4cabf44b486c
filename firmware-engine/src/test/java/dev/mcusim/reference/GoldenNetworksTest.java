package dev.mcusim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.SharedFiles;
import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.tflite.TfliteImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operator of real networks, against TensorFlow Lite Micro's reference kernels. */
class GoldenNetworksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ad01_int8",
                "hello_world_int8",
                "kws_ref_model",
                "mcunet_vww1",
                "micro_speech_quantized",
                "pretrainedResnet_quant",
                "str_ww_ref_model",
                "vww_96_int8"
            })
    void everyOperatorEqualsTheRecordedOne(String model) throws IOException {
        Path models = SharedFiles.folder("models");
        Path golden = SharedFiles.folder("golden").resolve(model);
        Network network = TfliteImporter.read(models.resolve(model + ".tflite"));
        for (int seed = 1; seed <= 3; seed++) {
            Path folder = golden.resolve("seed" + seed);
            ReferenceRun run = ReferenceEngine.run(network, List.of(Files.readAllBytes(folder.resolve("in0.bin"))));

            List<String> lines = new ArrayList<>();
            for (Operator operator : network.operators()) {
                byte[] output = run.outputOf(operator);
                lines.add("%d %s tensor %d bytes %d crc32 %s"
                        .formatted(operator.index(), operator.kind(), operator.output(), output.length, crc32(output)));
            }
            assertThat(lines).as("seed %d", seed).isEqualTo(Files.readAllLines(folder.resolve("ops.txt")));
            assertThat(run.outputs()).containsExactly(Files.readAllBytes(folder.resolve("out0.bin")));
        }
    }

    private static String crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return "%08x".formatted(crc.getValue());
    }
}
