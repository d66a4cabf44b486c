package dev.mcusim.peripheral;

/**
 * A light or button of the board.
 *
 * @param name   printed on the board, for example {@code LD2}
 * @param pin    the pin it is connected to
 * @param active the level while the light is lit, or the button pressed
 */
public record BoardPin(String name, Pin pin, boolean active) {

    /** Whether the light is lit, or the button pressed. */
    public boolean isActive() {
        return pin.level() == active;
    }

    /** Buttons: presses. */
    public void press() {
        pin.drive(active);
    }

    /** Buttons: lets go. */
    public void release() {
        pin.release();
    }
}
