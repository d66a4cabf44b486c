package dev.mcusim.board;

import dev.mcusim.board.ProfileError.Code;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The boards that can be simulated, by id.
 *
 * <p>A board and its chip are read when they are first asked for and kept. Catalogues can be shared between threads.
 */
public final class BoardCatalog {
    private static final BoardCatalog SHIPPED = new BoardCatalog(Map.of());
    private static final Pattern PLAIN_FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.ya?ml");

    private final Map<String, Board> added;
    private final Map<String, Board> boards = new ConcurrentHashMap<>();
    private final Map<String, Chip> chips = new ConcurrentHashMap<>();
    private final Map<String, RegisterMap> registerMaps = new ConcurrentHashMap<>();

    private BoardCatalog(Map<String, Board> added) {
        this.added = added;
    }

    /** The boards shipped with the project. */
    public static BoardCatalog shipped() {
        return SHIPPED;
    }

    /**
     * The shipped boards and one from a file.
     *
     * @param boardFile a board file, see {@code docs/add-a-board.md}
     * @throws ProfileException with every fault of the file and of the chip file it refers to
     */
    public static BoardCatalog load(Path boardFile) {
        Board board = read(boardFile);
        return new BoardCatalog(Map.of(board.id(), board));
    }

    /**
     * The board described by a file. Its chip is either a shipped one, named by id, or a chip file in the same folder,
     * named by its file name.
     *
     * @param boardFile a board file, see {@code docs/add-a-board.md}
     * @throws ProfileException with every fault of the file and of the chip file it refers to
     */
    public static Board read(Path boardFile) {
        Faults faults = Faults.in(boardFile.toString());
        BoardReader.ChipFinder chips =
                (fields, reference) -> PLAIN_FILE_NAME.matcher(reference).matches()
                        ? chipBeside(boardFile, reference, faults)
                        : shippedChip(fields, reference);
        Optional<Board> board = ProfileSource.file(boardFile, faults).flatMap(root -> {
            Fields fields = Fields.of(root, faults);
            Optional<Board> read = new BoardReader(SharedTables.get(), chips).read(fields);
            read.filter(candidate -> SHIPPED.ids().contains(candidate.id()))
                    .ifPresent(taken ->
                            fields.fault(Code.DUPLICATE_ID, "id", "a shipped board has this id; choose another"));
            return read;
        });
        faults.throwIfAny();
        return board.orElseThrow();
    }

    /** The ids of all boards, sorted. Reads no board file. */
    public List<String> ids() {
        return Stream.concat(SharedTables.get().index().boards().stream(), added.keySet().stream())
                .sorted()
                .toList();
    }

    /** All boards, sorted by id. Reads every board file that has not been read yet. */
    public List<Board> boards() {
        return ids().stream().map(this::board).toList();
    }

    /**
     * The board with an id.
     *
     * @param id for example {@code nucleo-f746zg}; upper and lower case are the same
     * @throws ProfileException with code {@link ProfileError.Code#UNKNOWN_BOARD} and the nearest ids when there is none
     */
    public Board board(String id) {
        String key = id.toLowerCase(Locale.ROOT);
        if (added.containsKey(key)) {
            return added.get(key);
        }
        if (this != SHIPPED && SHIPPED.ids().contains(key)) {
            return SHIPPED.board(key);
        }
        if (!ids().contains(key)) {
            throw unknown(Code.UNKNOWN_BOARD, "board", id, ids());
        }
        return boards.computeIfAbsent(key, BoardCatalog::readShipped);
    }

    /**
     * Register layouts by name, see {@link Chip#registerMap()} and {@link Chip#usartMap()}. There are also {@code
     * gpio}, {@code timer}, {@code cortex-m4} and {@code cortex-m7}.
     *
     * @throws ProfileException with code {@link ProfileError.Code#UNKNOWN_REFERENCE} when there is none of that name
     */
    public RegisterMap registerMap(String name) {
        SharedTables tables = SharedTables.get();
        if (!tables.index().registerMaps().contains(name)) {
            throw unknown(
                    Code.UNKNOWN_REFERENCE, "register map", name, tables.index().registerMaps());
        }
        return registerMaps.computeIfAbsent(name, key -> new RegisterMapReader(tables).read(key));
    }

    private static Board readShipped(String id) {
        return SharedTables.file(
                "boards/" + id + ".yaml",
                fields -> new BoardReader(SharedTables.get(), BoardCatalog::shippedChip).read(fields));
    }

    private static Optional<Chip> shippedChip(Fields board, String reference) {
        SharedTables tables = SharedTables.get();
        if (tables.index().chips().contains(reference)) {
            return Optional.of(SHIPPED.chips.computeIfAbsent(
                    reference,
                    id -> SharedTables.file(
                            "chips/" + id.toLowerCase(Locale.ROOT) + ".yaml", new ChipReader(tables)::read)));
        }
        if (reference.endsWith(".yaml") || reference.endsWith(".yml")) {
            board.fault(
                    Code.BAD_PATH,
                    "chip",
                    "a chip file lies beside the board file and is named by its file name alone, without folders");
        } else {
            board.fault(
                    Code.UNKNOWN_CHIP,
                    "chip",
                    notFound("chip", reference, tables.index().chips()));
        }
        return Optional.empty();
    }

    private static Optional<Chip> chipBeside(Path boardFile, String name, Faults boardFaults) {
        Path file = boardFile.resolveSibling(name);
        Faults faults = boardFaults.alsoIn(file.toString());
        return ProfileSource.file(file, faults)
                .flatMap(root -> new ChipReader(SharedTables.get()).read(Fields.of(root, faults)));
    }

    private static ProfileException unknown(Code code, String what, String name, List<String> names) {
        return new ProfileException(List.of(new ProfileError(code, "", 0, "", notFound(what, name, names))));
    }

    private static String notFound(String what, String name, List<String> names) {
        List<String> near = Nearest.to(name, names);
        return "no " + what + " is called " + Faults.quote(name)
                + (near.isEmpty() ? "; there are " : "; did you mean " + String.join(" or ", near) + "? There are ")
                + String.join(", ", names);
    }
}
