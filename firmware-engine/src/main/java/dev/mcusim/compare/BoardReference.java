package dev.mcusim.compare;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * A board by name, so that another process can read its profile.
 *
 * @param id of the board
 * @param file where it is described; null for a shipped one. Another process must find the file at the same place.
 */
public record BoardReference(String id, String file) implements Serializable {

    /** A shipped board. */
    public static BoardReference shipped(String id) {
        return new BoardReference(id, null);
    }

    /**
     * The board of a file.
     *
     * @throws dev.mcusim.board.ProfileException with every fault of the file
     */
    public static BoardReference of(Path file) {
        return new BoardReference(
                BoardCatalog.read(file).id(), file.toAbsolutePath().toString());
    }

    /** The board. */
    Board resolve() {
        return file == null ? BoardCatalog.shipped().board(id) : BoardCatalog.read(Path.of(file));
    }
}
