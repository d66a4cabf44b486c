package dev.mcusim.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.mcusim.vector.VectorFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/vector.schema.json describes what {@code mcusim record} writes. */
class VectorSchemaTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(MAPPER.readTree(Files.readString(Path.of("../docs/vector.schema.json"))));

    VectorSchemaTest() throws IOException {}

    private static JsonNode shapes() throws IOException {
        return MAPPER.readTree(
                Files.readString(ShippedVectorsTest.VECTORS.resolve("shapes").resolve(VectorFolder.INDEX)));
    }

    @Test
    void allShippedVectorsFollowIt() throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(ShippedVectorsTest.VECTORS)) {
            folders = all.toList();
        }
        assertThat(folders).isNotEmpty();
        for (Path folder : folders) {
            JsonNode vector = MAPPER.readTree(Files.readString(folder.resolve(VectorFolder.INDEX)));
            assertThat(schema.validate(vector)).as(folder.toString()).isEmpty();
        }
    }

    @Test
    void itRefusesWhatIsNoVector() throws IOException {
        ObjectNode vector = (ObjectNode) shapes();
        ((ObjectNode) vector.at("/boards/1/layers/2")).put("cycles", -1);
        ((ObjectNode) vector.at("/outputs/0")).put("file", "../output0.bin");
        vector.remove("model");
        Set<ValidationMessage> messages = schema.validate(vector);
        assertThat(messages)
                .extracting(message -> message.getInstanceLocation().toString())
                .containsExactlyInAnyOrder("$.boards[1].layers[2].cycles", "$.outputs[0].file", "$");
    }

    @Test
    void itNamesEveryFieldOfAVector() throws IOException {
        assertThat(fields(schema.getSchemaNode())).isEqualTo(fields(shapes()));
        assertThat(fields(schema.getSchemaNode().at("/$defs/onBoard"))).isEqualTo(fields(shapes().at("/boards/0")));
        assertThat(fields(schema.getSchemaNode().at("/$defs/layer")))
                .isEqualTo(fields(shapes().at("/boards/0/layers/0")));
    }

    /** The names of an object, or those that a schema has for one. */
    private static List<String> fields(JsonNode node) {
        JsonNode object = node.has("properties") ? node.get("properties") : node;
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
