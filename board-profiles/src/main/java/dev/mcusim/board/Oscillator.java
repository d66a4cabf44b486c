package dev.mcusim.board;

import java.util.Objects;

/**
 * What is connected to the high-speed external clock input (HSE).
 *
 * @param hertz frequency in Hz
 * @param kind {@code crystal} or {@code bypass}, the latter for a clock made elsewhere
 * @param evidence how well it is known
 * @param note a remark for humans, possibly empty
 */
public record Oscillator(long hertz, String kind, Evidence evidence, String note) {
    public Oscillator {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(note);
    }
}
