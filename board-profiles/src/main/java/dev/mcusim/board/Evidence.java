package dev.mcusim.board;

import java.util.Locale;

/** How well a figure is known. Profiles mark what nobody has confirmed instead of leaving it out. */
public enum Evidence {
    /** Read in the source that is named beside the figure. */
    CONFIRMED,
    /** Taken from the first page of a data sheet, which quotes the best case. */
    HEADLINE,
    /** Belongs to another, similar part. */
    PROXY,
    /** Measured by somebody on silicon and published. */
    MEASURED,
    /** Concluded from other figures. */
    INFERRED,
    /** Quoted by somebody who read the source. */
    SECOND_HAND,
    /** A best guess; no source was found, or sources disagree. */
    UNCONFIRMED;

    /** The word used in profile files, for example {@code second-hand}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return key();
    }
}
