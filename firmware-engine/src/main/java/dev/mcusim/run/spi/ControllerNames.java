package dev.mcusim.run.spi;

import dev.mcusim.board.Board;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The SPI controllers of a board by name. */
public final class ControllerNames {

    private static final Pattern SPI = Pattern.compile("SPI\\d");

    private ControllerNames() {}

    /** All SPI controllers of the chip, sorted. */
    public static List<String> of(Board board) {
        return board.chip().peripherals().keySet().stream()
                .filter(name -> SPI.matcher(name).matches())
                .sorted()
                .toList();
    }

    /**
     * The controller of a name, in either case.
     *
     * @throws IllegalArgumentException when the board has none of that name; the message lists those there are
     */
    public static String resolve(Board board, String name) {
        String controller = name.toUpperCase(Locale.ROOT);
        if (!of(board).contains(controller)) {
            throw new IllegalArgumentException("%s has no SPI controller '%s'; it has %s"
                    .formatted(board.name(), name, String.join(", ", of(board))));
        }
        return controller;
    }
}
