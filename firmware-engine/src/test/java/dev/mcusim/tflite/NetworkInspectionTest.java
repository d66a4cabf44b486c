package dev.mcusim.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mcusim.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.ModelT;

class NetworkInspectionTest {
    @Test
    void describesASoundNetwork() {
        NetworkInspection inspection = inspect(TinyModels.conv());
        assertThat(inspection.usable()).isTrue();
        assertThat(inspection.macs()).isEqualTo(3 * 2 * 2 * 9);
        assertThat(inspection.parameters()).isEqualTo(18 + 2);
        assertThat(InspectionText.render(inspection).lines().toList())
                .containsExactly(
                        "tiny: can be used",
                        "1 operators, 108 MACs, 20 parameters, "
                                + String.format(Locale.ROOT, "%,d", inspection.fileBytes()) + " bytes of file",
                        "",
                        "Inputs",
                        "   0  t0                                INT8 1x5x4x1           0.500 -1",
                        "",
                        "Outputs",
                        "   3  t3                                INT8 1x3x2x2           0.250 -128",
                        "",
                        "   #  operator            output        weights        scale     zero      MACs",
                        "   0  CONV_2D             1x3x2x2       2x3x3x1*       0.250     -128       108",
                        "scale and zero: of the output; *: one weight scale for each channel.");
    }

    @Test
    void describesANetworkThatIsNotSupported() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(TinyModels.shape(1, 4), 0.5, 0);
        int middle = b.int8(TinyModels.shape(1, 4), 0.5, 0);
        int out = b.int8(TinyModels.shape(1, 4), 0.5, 0);
        ModelT model = b.operator(BuiltinOperator.TANH, TinyModels.shape(in), middle)
                .operator(BuiltinOperator.RELU, TinyModels.shape(middle), out)
                .outputs(out);

        NetworkInspection inspection = inspect(model);
        assertThat(inspection.usable()).isFalse();
        assertThat(inspection.operators())
                .extracting(NetworkInspection.OperatorEntry::operator, NetworkInspection.OperatorEntry::supported)
                .containsExactly(tuple("TANH", false), tuple("RELU", true));
        assertThat(InspectionText.render(inspection))
                .contains("  !0  TANH")
                .contains("UNSUPPORTED_OPERATOR at operator 0 TANH: this operator is not supported")
                .contains("Supported operators\n  ADD, AVERAGE_POOL_2D");
    }

    @Test
    void isPlainDataForJson() throws JsonProcessingException {
        JsonNode json = new ObjectMapper().valueToTree(inspect(TinyModels.conv()));
        assertThat(json.path("usable").asBoolean()).isTrue();
        JsonNode filter = json.path("operators").path(0).path("inputs").path(1);
        assertThat(filter.path("shape").toString()).isEqualTo("[2,3,3,1]");
        assertThat(filter.path("scales").toString()).isEqualTo("[0.25,0.125]");
        assertThat(filter.path("constant").asBoolean()).isTrue();
    }

    @Test
    void rendersRealNetworksIn80Columns() throws IOException {
        try (Stream<Path> models = Files.list(SharedFiles.folder("models"))) {
            assertThat(models.sorted().toList()).isNotEmpty().allSatisfy(model -> {
                NetworkInspection inspection = NetworkInspection.of(model);
                assertThat(inspection.problems()).isEmpty();
                assertThat(InspectionText.render(inspection).lines()).allMatch(line -> line.length() <= 80);
            });
        }
    }

    @Test
    void missingFileIsAProblemLikeOthers() {
        assertThat(NetworkInspection.of(Path.of("no-such-file.tflite")).problems())
                .extracting(ModelProblem::code)
                .containsExactly(ProblemCode.FILE_UNREADABLE);
    }

    private static NetworkInspection inspect(ModelT model) {
        return NetworkInspection.of("tiny", model.serializeToBinary(), ImportLimits.DEFAULT);
    }
}
