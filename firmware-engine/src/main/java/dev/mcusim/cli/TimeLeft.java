package dev.mcusim.cli;

import java.time.Duration;
import java.util.Optional;

/** How long work will still take if it goes on as it went. */
final class TimeLeft {
    /** Below this, a guess is worth nothing. */
    private static final double LEAST_FRACTION = 0.01;

    private TimeLeft() {}

    /** The time left after {@code elapsed} has done {@code fraction} of the work; empty while it is too early to tell. */
    static Optional<Duration> after(Duration elapsed, double fraction) {
        return fraction < LEAST_FRACTION
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) (elapsed.toMillis() * (1 - fraction) / fraction)));
    }

    /** For people, as {@code 1 h 5 min}, {@code 2 min 10 s} or {@code 8 s}. */
    static String text(Duration time) {
        long seconds = Math.max(1, time.plusMillis(500).toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? "%d min %d s".formatted(seconds / 60, seconds % 60)
                : "%d h %d min".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
