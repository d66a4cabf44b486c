package dev.mcusim.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.compare.BoardReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** What boards cost, from a file of the user's: YAML or JSON, board ids and numbers, all in one currency. */
final class PricesOption {
    private static final String NAME = "prices";
    private static final long MOST_BYTES = 1 << 20;
    private static final YAMLMapper MAPPER = new YAMLMapper();

    private PricesOption() {}

    static Option prices() {
        return FileOptions.file(NAME, "what boards cost, as YAML or JSON: 'nucleo-f446re: 14.5'");
    }

    /**
     * The prices that were given; none without the option.
     *
     * @param boards of which some may have no price
     * @throws UsageException when the file is no such list, or names a board that is not known
     */
    static Map<String, Double> resolve(CommandLine line, List<BoardReference> boards) {
        String name = line.getOptionValue(NAME);
        if (name == null) {
            return Map.of();
        }
        Path file = FileOptions.input(name);
        JsonNode root = read(file);
        if (!root.isObject() || root.isEmpty()) {
            throw new UsageException(
                    "--prices %s: expected lines of a board's id and its price, as 'nucleo-f446re: 14.5'"
                            .formatted(file));
        }
        Map<String, Double> prices = new HashMap<>();
        root.properties().forEach(entry -> {
            String id = entry.getKey();
            if (boards.stream().noneMatch(board -> board.id().equals(id))) {
                BoardCatalog.shipped().board(id);
            }
            JsonNode price = entry.getValue();
            if (!price.isNumber() || !(price.doubleValue() >= 0) || Double.isInfinite(price.doubleValue())) {
                throw new UsageException(
                        "--prices %s: the price of %s is a number from 0, not %s".formatted(file, id, price));
            }
            prices.put(id, price.doubleValue());
        });
        return prices;
    }

    private static JsonNode read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UsageException("--prices %s: the file has more than %d bytes".formatted(file, MOST_BYTES));
            }
            return MAPPER.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new UsageException("--prices %s: %s".formatted(file, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
