package dev.mcusim.board;

import java.util.Objects;

/**
 * Where a figure comes from.
 *
 * @param key short key used in profile files, for example {@code rm0090}
 * @param place where in the source, for example {@code T20}; possibly empty
 * @param text the source in full
 */
public record Citation(String key, String place, String text) {
    public Citation {
        Objects.requireNonNull(key);
        Objects.requireNonNull(place);
        Objects.requireNonNull(text);
    }

    @Override
    public String toString() {
        return place.isEmpty() ? text : text + ", " + place;
    }
}
