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
     * The board that the options name: {@code --board} names a shipped one or that of {@code --board-file}, {@code --board-file} alone the board of that
     * file.
     *
     * @throws UsageException when neither is given
     */
    static Board resolve(CommandLine line) {
        String id = line.getOptionValue("board");
        String file = line.getOptionValue("board-file");
        if (id == null && file == null) {
            throw new UsageException("which board? give --board ID ('mcusim boards' lists them) or --board-file FILE");
        }
        if (id == null) {
            return BoardCatalog.read(FileOptions.path(file));
        }
        return (file == null ? BoardCatalog.shipped() : BoardCatalog.load(FileOptions.path(file))).board(id);
    }
}
