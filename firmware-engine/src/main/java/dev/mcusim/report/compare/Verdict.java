package dev.mcusim.report.compare;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mcusim.report.RunStatus;

/** What is to be thought of a board, the best first. */
public enum Verdict {
    /** The network fits and keeps all limits. */
    MEETS("meets"),
    /** The network fits, but takes too long or needs too much energy, or nobody knows how much. */
    MISSES("misses"),
    /** The network needs more memory than there is. */
    DOES_NOT_FIT("does-not-fit"),
    /** The firmware did not give the reference's results. */
    WRONG("wrong");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** The word used in reports. */
    @JsonValue
    public String text() {
        return text;
    }

    static Verdict of(BoardOutcome outcome, Limits limits) {
        RunStatus status = outcome.run().status();
        if (status == RunStatus.DOES_NOT_FIT) {
            return DOES_NOT_FIT;
        }
        if (status != RunStatus.OK) {
            return WRONG;
        }
        return limits.met(outcome) ? MEETS : MISSES;
    }
}
