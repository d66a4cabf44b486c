package dev.mcusim.run.uart;

import dev.mcusim.board.Board;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The serial ports of a board by name. */
public final class PortNames {

    private static final Pattern SERIAL = Pattern.compile("(LP)?US?ART\\d+");
    /** The name on every board of the port that reaches the host through the debugger there. */
    public static final String VIRTUAL_COM_PORT = "vcp";

    private PortNames() {}

    /** All serial ports of the chip, sorted. */
    public static List<String> of(Board board) {
        return board.chip().peripherals().keySet().stream()
                .filter(name -> SERIAL.matcher(name).matches())
                .sorted()
                .toList();
    }

    /**
     * The port of a name, in either case; {@code vcp} is the one that reaches the host.
     *
     * @throws IllegalArgumentException when the board has none of that name; the message lists those there are
     */
    public static String resolve(Board board, String name) {
        if (name.equalsIgnoreCase(VIRTUAL_COM_PORT)) {
            return board.virtualComPort()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "%s has no virtual COM port; name a serial port: %s".formatted(board.name(), list(board))))
                    .uart();
        }
        String port = name.toUpperCase(Locale.ROOT);
        if (!of(board).contains(port)) {
            throw new IllegalArgumentException(
                    "%s has no serial port '%s'; it has %s".formatted(board.name(), name, list(board)));
        }
        return port;
    }

    private static String list(Board board) {
        String ports = String.join(", ", of(board));
        return board.virtualComPort()
                .map(port -> ports + ", and vcp, which is " + port.uart())
                .orElse(ports);
    }
}
