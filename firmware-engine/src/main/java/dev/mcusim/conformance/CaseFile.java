package dev.mcusim.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mcusim.conformance.LayerCaseException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A parsed case file, with checked access to its numbers and tensors.
 *
 * <p>One field may have several names, and a file may carry stale tensors of other cases, so tensors are asked for by all their
 * names and the expected number of values.
 */
final class CaseFile {
    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_NAME_LENGTH = 100;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String name;
    private final JsonNode root;

    private CaseFile(String name, JsonNode root) {
        this.name = name;
        this.root = root;
    }

    static CaseFile read(Path file) {
        String name = String.valueOf(file.getFileName()).replaceAll("\\.json$", "");
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file)) {
            bytes = stream.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new LayerCaseException(Code.FILE_UNREADABLE, name, "cannot be read (" + e + ")");
        }
        return parse(name, bytes);
    }

    static CaseFile parse(String name, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new LayerCaseException(
                    Code.FILE_UNREADABLE, name, "larger than the " + MAX_BYTES + " bytes accepted");
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new LayerCaseException(Code.NOT_A_CASE, name, "is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new LayerCaseException(Code.NOT_A_CASE, name, "is not JSON: " + e.getMessage());
        }
        if (!root.path("op").isTextual()
                || !root.path("config").isObject()
                || !root.path("tensors").isObject()) {
            throw new LayerCaseException(Code.NOT_A_CASE, name, "needs the fields op, config and tensors");
        }
        return new CaseFile(printable(root.path("name").asText(name)), root);
    }

    String name() {
        return name;
    }

    String operator() {
        return printable(root.path("op").asText());
    }

    /** Text of the file without control characters, and not too much of it. */
    private static String printable(String text) {
        String start = text.length() <= MAX_NAME_LENGTH ? text : text.substring(0, MAX_NAME_LENGTH);
        return start.replaceAll("\\p{C}", "?");
    }

    /** A number of the configuration under the first of its names that is there. */
    OptionalInt find(String... names) {
        for (String field : names) {
            JsonNode value = root.path("config").path(field);
            if (value.isNumber()) {
                if (!value.canConvertToInt() || !value.canConvertToExactIntegral()) {
                    throw new LayerCaseException(
                            Code.BAD_VALUE, name, field + " is " + value + ", not a 32-bit integer");
                }
                return OptionalInt.of(value.intValue());
            }
        }
        return OptionalInt.empty();
    }

    int number(String... names) {
        return find(names)
                .orElseThrow(() -> new LayerCaseException(
                        Code.MISSING_FIELD, name, "the configuration has no number " + names[0]));
    }

    /** A number that counts something: 1 to 2^16. */
    int count(String... names) {
        int value = number(names);
        if (value < 1 || value > 1 << 16) {
            throw new LayerCaseException(Code.BAD_VALUE, name, names[0] + " is " + value + ", it must be 1 to 2^16");
        }
        return value;
    }

    /** A text of the configuration, empty when it is not there. */
    String text(String field) {
        return root.path("config").path(field).asText("");
    }

    /** The type of the first of these tensors that is there, such as {@code int8}. */
    Optional<String> type(List<String> names) {
        return names.stream()
                .map(field -> root.path("tensors").path(field).path("type"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst();
    }

    /** Number of values of a tensor, 0 when it is not there. */
    int length(String tensor) {
        return root.path("tensors").path(tensor).path("values").size();
    }

    /** The values of a tensor, whatever their number; empty when it is not there. */
    Optional<int[]> values(String tensor, int min, int max) {
        JsonNode values = root.path("tensors").path(tensor).path("values");
        if (!values.isArray()) {
            return Optional.empty();
        }
        int[] result = new int[values.size()];
        for (int i = 0; i < result.length; i++) {
            JsonNode value = values.get(i);
            if (!value.isIntegralNumber()
                    || !value.canConvertToInt()
                    || value.intValue() < min
                    || value.intValue() > max) {
                throw new LayerCaseException(
                        Code.BAD_VALUE,
                        name,
                        "value " + i + " of " + tensor + " is " + value + ", not " + min + " to " + max);
            }
            result[i] = value.intValue();
        }
        return Optional.of(result);
    }

    /** The int32 values of the first of these tensors that has the right number of them. */
    Optional<int[]> int32(int length, String... names) {
        return matching(length, names).flatMap(field -> values(field, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /** The int8 values of the first of these tensors that has the right number of them. */
    byte[] int8(int length, String... names) {
        String field = matching(length, names)
                .orElseThrow(() -> new LayerCaseException(
                        Code.INCONSISTENT_SIZES,
                        name,
                        "no tensor " + String.join(" or ", names) + " of " + length + " values"));
        return bytes(field);
    }

    /** All int8 values of a tensor. */
    byte[] bytes(String tensor) {
        int[] values = values(tensor, Byte.MIN_VALUE, Byte.MAX_VALUE)
                .orElseThrow(() -> new LayerCaseException(Code.MISSING_FIELD, name, "there is no tensor " + tensor));
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private Optional<String> matching(int length, String... names) {
        return List.of(names).stream().filter(field -> length(field) == length).findFirst();
    }

    LayerCaseException inconsistent(String message) {
        return new LayerCaseException(Code.INCONSISTENT_SIZES, name, message);
    }
}
