package dev.mcusim.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.mcusim.board.ProfileError.Code;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a YAML document that nobody vouches for into {@link YamlNode}s.
 *
 * <p>Works on the event stream, so aliases are never expanded and tags never construct anything. Nesting and the number
 * of values are bounded; both bounds are far above what a profile needs.
 */
final class YamlReader {
    static final int MAX_CHARACTERS = 256 * 1024;
    static final int MAX_DEPTH = 12;
    static final int MAX_VALUES = 20_000;

    private static final YAMLFactory FACTORY = factory();

    private final YAMLParser parser;
    private final Faults faults;
    private int values;

    private YamlReader(YAMLParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /**
     * Reads a document whose root is a mapping.
     *
     * @return the root, or empty when the text cannot be understood at all; faults say why
     */
    static Optional<YamlNode.Mapping> read(String text, Faults faults) {
        if (text.length() > MAX_CHARACTERS) {
            faults.add(Code.FILE_TOO_LARGE, 0, "", "a profile has at most " + MAX_CHARACTERS + " characters");
            return Optional.empty();
        }
        try (YAMLParser parser = FACTORY.createParser(text)) {
            return new YamlReader(parser, faults).document();
        } catch (Refused e) {
            faults.add(e.code, e.line, "", e.getMessage());
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            faults.add(Code.SYNTAX, line, "", "not valid YAML: " + firstLine(e.getOriginalMessage()));
        } catch (IOException | YAMLException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The YAML library answers a few malformed escapes and numbers with unchecked exceptions.
            faults.add(Code.SYNTAX, 0, "", "not valid YAML: " + firstLine(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static YAMLFactory factory() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        return YAMLFactory.builder().loaderOptions(options).build();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    }

    private Optional<YamlNode.Mapping> document() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            faults.add(Code.SYNTAX, 0, "", "the file is empty; a profile starts with 'id:'");
            return Optional.empty();
        }
        YamlNode root = value(token, 0);
        if (parser.nextToken() != null) {
            throw new Refused(Code.SYNTAX, line(), "a profile is one document; a second one starts here");
        }
        if (root instanceof YamlNode.Mapping mapping) {
            return Optional.of(mapping);
        }
        throw new Refused(Code.SYNTAX, root.line(), "a profile is a mapping of keys to values, this is " + root.sort());
    }

    private YamlNode value(JsonToken token, int depth) throws IOException {
        int line = line();
        if (token == null) {
            throw new Refused(Code.SYNTAX, line, "the file ends where a value is expected");
        }
        if (depth > MAX_DEPTH) {
            throw new Refused(Code.TOO_COMPLEX, line, "values are nested deeper than " + MAX_DEPTH + " levels");
        }
        if (++values > MAX_VALUES) {
            throw new Refused(Code.TOO_COMPLEX, line, "the file has more than " + MAX_VALUES + " values");
        }
        if (parser.isCurrentAlias()) {
            throw new Refused(Code.ALIAS_REFUSED, line, "YAML aliases are not used in profiles; write the value out");
        }
        return switch (token) {
            case START_OBJECT -> mapping(line, depth);
            case START_ARRAY -> sequence(line, depth);
            case VALUE_NULL -> new YamlNode.Nothing(line);
            default -> scalar(parser.getText(), line);
        };
    }

    private static YamlNode scalar(String text, int line) {
        return text.isEmpty() ? new YamlNode.Nothing(line) : new YamlNode.Scalar(text, line);
    }

    private YamlNode mapping(int line, int depth) throws IOException {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            if (token != JsonToken.FIELD_NAME) {
                throw new Refused(Code.SYNTAX, line(), "a key is missing here");
            }
            String key = parser.currentName();
            int keyLine = line();
            YamlNode value = value(parser.nextToken(), depth + 1);
            if (entries.putIfAbsent(key, value) != null) {
                faults.add(Code.DUPLICATE_KEY, keyLine, key, "this key occurs twice in one mapping");
            }
        }
        return new YamlNode.Mapping(entries, line);
    }

    private YamlNode sequence(int line, int depth) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, depth + 1));
        }
        return new YamlNode.Sequence(items, line);
    }

    private int line() {
        return Math.max(0, parser.currentTokenLocation().getLineNr());
    }

    /** The document cannot be read on. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        private final Code code;
        private final int line;

        Refused(Code code, int line, String message) {
            super(message);
            this.code = code;
            this.line = line;
        }
    }
}
