package dev.mcusim.peripheral;

import dev.mcusim.board.Board;
import dev.mcusim.board.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The pins of a chip's ports, and what the board connects to them. */
public final class Pins {

    private static final String PORT = "GPIO";
    private static final int PINS_OF_A_PORT = 16;
    /** The button's name where nothing is printed beside it. */
    private static final String BUTTON = "BUTTON";

    private final String board;
    private final Map<String, Pin> pins = new LinkedHashMap<>();
    private final List<BoardPin> lights = new ArrayList<>();
    private final Optional<BoardPin> button;

    /**
     * The pins of a board's chip. A button has a resistor that holds its pin at the other level while it is not pressed.
     *
     * @param cycles the core's cycle counter
     */
    public Pins(Board board, LongSupplier cycles) {
        this.board = board.name();
        new TreeSet<>(board.chip().peripherals().keySet())
                .stream().filter(name -> name.startsWith(PORT)).forEach(port -> {
                    for (int number = 0; number < PINS_OF_A_PORT; number++) {
                        String name = "P" + port.substring(PORT.length()) + number;
                        pins.put(name, new Pin(name, cycles));
                    }
                });
        board.leds().forEach(led -> lights.add(new BoardPin(led.name(), pin(led.pin()), led.active() == Level.HIGH)));
        button = board.button()
                .map(key -> new BoardPin(
                        key.name().isEmpty() ? BUTTON : key.name(), pin(key.pin()), key.pressed() == Level.HIGH));
        button.ifPresent(key -> key.pin().pull(Drive.to(!key.active())));
    }

    /**
     * A pin by its name, as {@code PA5}, or by that of the light or button it is connected to, as {@code LD2}. Case does not count.
     *
     * @throws IllegalArgumentException when the board has neither; the message says what it has
     */
    public Pin pin(String name) {
        Pin pin = pins.get(name.toUpperCase(Locale.ROOT));
        return pin != null
                ? pin
                : onBoard(name).map(BoardPin::pin).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    /** Whether the chip has a pin of this name, as {@code PA5}. */
    public boolean has(String name) {
        return pins.containsKey(name);
    }

    private String unknown(String name) {
        String ports = String.join(
                ", ",
                pins.keySet().stream()
                        .filter(pin -> pin.matches("P[A-Z]0"))
                        .map(pin -> pin + " to " + pin.substring(0, 2) + (PINS_OF_A_PORT - 1))
                        .toList());
        String connected =
                String.join(", ", connections().stream().map(BoardPin::name).toList());
        return "%s has no pin '%s'; it has %s%s"
                .formatted(board, name, ports, connected.isEmpty() ? "" : ", " + connected);
    }

    /** A light or the button by the name printed beside it, in either case. */
    public Optional<BoardPin> onBoard(String name) {
        return connections().stream()
                .filter(pin -> pin.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The lights, then the button. */
    public List<BoardPin> connections() {
        return Stream.concat(lights.stream(), button.stream()).toList();
    }

    /** All pins, by port and number. */
    public List<Pin> all() {
        return List.copyOf(pins.values());
    }

    /** The lights. */
    public List<BoardPin> lights() {
        return List.copyOf(lights);
    }

    /** The user button; empty where there is none. */
    public Optional<BoardPin> button() {
        return button;
    }

    /** The pins of a port in the order of their numbers, for example those of {@code GPIOA}. */
    public List<Pin> ofPort(String port) {
        List<Pin> found = new ArrayList<>();
        for (int number = 0; number < PINS_OF_A_PORT; number++) {
            found.add(pin("P" + port.substring(PORT.length()) + number));
        }
        return found;
    }

    /** Forgets what is inside the chip, as reset does. */
    public void reset() {
        pins.values().forEach(Pin::disconnect);
    }
}
