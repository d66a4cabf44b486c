package dev.mcusim.run.pins;

import dev.mcusim.peripheral.BoardPin;
import java.util.Locale;
import java.util.Optional;

/**
 * The level of a pin has changed.
 *
 * @param nanoseconds since power-up
 * @param pin         for example {@code PA5}
 * @param high        the new level
 * @param connected   the light or button that is on the pin, if there is one
 */
public record PinChange(long nanoseconds, String pin, boolean high, Optional<BoardPin> connected) {

    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    /** The time in milliseconds. */
    public double milliseconds() {
        return nanoseconds / NANOSECONDS_PER_MILLISECOND;
    }

    /** Whether the light on the pin is lit, or its button pressed; empty where there is neither. */
    public Optional<Boolean> active() {
        return connected.map(device -> device.active() == high);
    }

    /** A line of text, as {@code 12.345678 ms PA5 1 LD2 on}. */
    public String text() {
        String device = connected
                .map(there -> " " + there.name() + (there.active() == high ? " on" : " off"))
                .orElse("");
        return String.format(Locale.ROOT, "%.6f ms %s %d%s", milliseconds(), pin, high ? 1 : 0, device);
    }
}
