package dev.mcusim.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** The JSON form of a {@link Report}: indented, keys in the order of the records, numbers exact. */
public final class ReportJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance));

    private ReportJson() {}

    /**
     * Reads a report that {@code mcusim deploy --json} has written. Fields that this version does not know are left out.
     *
     * @param name of the file, for messages
     * @throws ReportException when the text is no such report
     */
    public static Report read(String name, String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            String schema = tree.path("schema").asText("");
            if (!schema.equals(Report.SCHEMA)) {
                throw new ReportException(
                        "%s is no deployment report: its schema is '%s', not '%s'; make one with mcusim deploy --json"
                                .formatted(name, schema, Report.SCHEMA));
            }
            return MAPPER.treeToValue(tree, Report.class);
        } catch (JsonProcessingException e) {
            throw new ReportException("%s cannot be read as a report: %s".formatted(name, e.getOriginalMessage()), e);
        }
    }

    /** Renders {@code value}, a report or any other tree of records, with a final line end. */
    public static String render(Object value) {
        try {
            return WRITER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this value has no JSON form: " + e.getOriginalMessage(), e);
        }
    }
}
