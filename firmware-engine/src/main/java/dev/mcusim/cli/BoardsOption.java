package dev.mcusim.cli;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.compare.BoardReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The options by which a command names many boards. */
final class BoardsOption {
    static final String FILE = "board-file";

    static final String NAME = "boards";
    private static final String ALL = "all";

    private BoardsOption() {}

    static Option boards() {
        return Option.builder()
                .longOpt(NAME)
                .hasArg()
                .argName("IDS")
                .desc("the boards, with commas between them, or all; 'mcusim boards' lists them")
                .get();
    }

    /** The words that may stand between the commas. */
    static List<String> choices() {
        return Stream.concat(Stream.of(ALL), BoardCatalog.shipped().ids().stream())
                .toList();
    }

    static Option boardFile() {
        return FileOptions.file(FILE, "a board of your own beside them (docs/add-a-board.md); may be repeated");
    }

    /**
     * The boards that the options name, each once, in the order named, those of files last.
     *
     * @throws UsageException when none is named
     */
    static List<BoardReference> resolve(CommandLine line) {
        Map<String, BoardReference> boards = new LinkedHashMap<>();
        List<BoardReference> own = new ArrayList<>();
        for (Path file : FileOptions.paths(line, FILE)) {
            BoardReference board = BoardReference.of(file);
            if (own.stream().anyMatch(other -> other.id().equals(board.id()))) {
                throw new UsageException("--board-file %s: another file has the board '%s', too; give it another id"
                        .formatted(file, board.id()));
            }
            own.add(board);
        }
        for (String id : ids(line)) {
            String known = own.stream().anyMatch(board -> board.id().equals(id))
                    ? id
                    : BoardCatalog.shipped().board(id).id();
            boards.putIfAbsent(known, BoardReference.shipped(known));
        }
        own.forEach(board -> boards.put(board.id(), board));
        if (boards.isEmpty()) {
            throw new UsageException(
                    "which boards? give --boards all, --boards ID,ID ('mcusim boards' lists them) or --board-file FILE");
        }
        return List.copyOf(boards.values());
    }

    private static List<String> ids(CommandLine line) {
        String words = line.getOptionValue(NAME);
        if (words == null) {
            return List.of();
        }
        if (words.strip().equals(ALL)) {
            return BoardCatalog.shipped().ids();
        }
        return split(NAME, words);
    }

    /**
     * The ids in a list with commas.
     *
     * @throws UsageException when there is nothing between two commas
     */
    static List<String> split(String option, String words) {
        List<String> ids = Stream.of(words.split(",", -1)).map(String::strip).toList();
        if (ids.contains("")) {
            throw new UsageException("--%s %s: a board is missing before or behind a comma".formatted(option, words));
        }
        return ids;
    }
}
