package dev.mcusim.report;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a deployment ended. */
public enum RunStatus {
    /** The inference completed and every layer that was compared is equal to the reference. */
    OK("ok"),
    /** A layer's output differs from the reference. */
    MISMATCH("mismatch"),
    /** Refused before running: a memory limit is exceeded. */
    DOES_NOT_FIT("does-not-fit"),
    /** The firmware faulted. */
    FAULT("fault"),
    /** The firmware did not finish within its budget of instructions. */
    BUDGET_SPENT("budget-spent");

    private final String text;

    RunStatus(String text) {
        this.text = text;
    }

    /** The word used in reports. */
    @JsonValue
    public String text() {
        return text;
    }
}
