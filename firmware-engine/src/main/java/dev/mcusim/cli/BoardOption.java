package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The options by which commands name a board. */
final class BoardOption {
    private BoardOption() {}

    static Option board() {
        return Option.builder()
                .longOpt("board")
                .hasArg()
                .argName("ID")
                .desc("the board to simulate; 'mcusim boards' lists them")
                .get();
    }

    static Option boardFile() {
        return Option.builder()
                .longOpt("board-file")
                .hasArg()
                .argName("FILE")
                .desc("a board of your own (docs/add-a-board.md)")
                .get();
    }

    /**
     * The board that the options name: {@code --board} alone names a shipped one, {@code --board-file} alone the board of that file.
     *
     * @throws UsageException when both or neither are given
     */
    static Board resolve(CommandLine line) {
        String id = line.getOptionValue("board");
        String file = line.getOptionValue("board-file");
        if ((id == null) == (file == null)) {
            throw new UsageException(
                    id == null
                            ? "which board? give --board ID ('mcusim boards' lists them) or --board-file FILE"
                            : "--board names a shipped board and --board-file one of your own; give one of them");
        }
        return file == null ? BoardCatalog.shipped().board(id) : BoardCatalog.read(FileOptions.path(file));
    }
}
