package dev.mcusim.vector;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Locale;

/**
 * Something that is worse than recorded.
 *
 * @param vector folder of the vector
 * @param board where
 * @param kind what sort of thing
 * @param layer the first layer concerned, as {@code layer_03_conv2d}; empty when it concerns no single one
 * @param message a sentence for people
 */
public record Finding(String vector, String board, Kind kind, String layer, String message) implements Serializable {

    /** What sort of thing is worse. */
    public enum Kind {
        /** The network does not fit, faults or does not end. */
        DOES_NOT_RUN,
        /** Other outputs than recorded. */
        OUTPUT,
        /** More cycles than tolerated. */
        CYCLES,
        /** More memory than tolerated. */
        MEMORY;

        /** The word used in reports, as {@code does-not-run}. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
