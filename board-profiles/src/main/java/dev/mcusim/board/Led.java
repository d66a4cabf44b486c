package dev.mcusim.board;

import java.util.Objects;

/**
 * A light-emitting diode that firmware can switch.
 *
 * @param name name printed on the board
 * @param color its colour
 * @param pin for example {@code PB0}
 * @param active the level that lights it
 */
public record Led(String name, String color, String pin, Level active) {
    public Led {
        Objects.requireNonNull(name);
        Objects.requireNonNull(color);
        Objects.requireNonNull(pin);
        Objects.requireNonNull(active);
    }
}
