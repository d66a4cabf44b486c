package dev.mcusim.board;

import java.util.Objects;
import java.util.Optional;

/**
 * Supply current while the core runs.
 *
 * @param hertz core frequency in Hz
 * @param milliamperes current in mA
 * @param volts supply voltage in V; empty where the source does not state it
 * @param conditions what was switched on, in the words of the source
 * @param evidence how well the figure is known
 * @param evidenceNote more about that, for example which other part a proxy belongs to; possibly empty
 * @param source where the figure comes from
 */
public record RunCurrent(
        long hertz,
        double milliamperes,
        Optional<Double> volts,
        String conditions,
        Evidence evidence,
        String evidenceNote,
        Citation source) {
    public RunCurrent {
        Objects.requireNonNull(volts);
        Objects.requireNonNull(conditions);
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(evidenceNote);
        Objects.requireNonNull(source);
    }

    /** Power in milliwatt, where the supply voltage is known. */
    public Optional<Double> milliwatts() {
        return volts.map(v -> v * milliamperes);
    }
}
