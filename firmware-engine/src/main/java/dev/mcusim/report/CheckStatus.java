package dev.mcusim.report;

import com.fasterxml.jackson.annotation.JsonValue;

/** The outcome of comparing outputs with the reference engine. */
public enum CheckStatus {
    /** All that was compared is equal. */
    MATCH("match"),
    /** Something differs. */
    MISMATCH("mismatch"),
    /** Nothing was compared. */
    SKIPPED("skipped");

    private final String text;

    CheckStatus(String text) {
        this.text = text;
    }

    /** The word used in reports. */
    @JsonValue
    public String text() {
        return text;
    }
}
