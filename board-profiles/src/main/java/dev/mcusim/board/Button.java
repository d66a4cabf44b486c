package dev.mcusim.board;

import java.util.Objects;

/**
 * The user button.
 *
 * @param name name printed on the board; possibly empty
 * @param pin for example {@code PC13}
 * @param pressed the level while it is pressed
 * @param note a remark for humans, possibly empty
 */
public record Button(String name, String pin, Level pressed, String note) {
    public Button {
        Objects.requireNonNull(name);
        Objects.requireNonNull(pin);
        Objects.requireNonNull(pressed);
        Objects.requireNonNull(note);
    }
}
