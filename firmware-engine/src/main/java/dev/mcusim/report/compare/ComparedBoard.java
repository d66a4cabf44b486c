package dev.mcusim.report.compare;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A board in a comparison.
 *
 * @param price what the user says it costs; null when nothing was said
 */
public record ComparedBoard(Verdict verdict, Double price, @JsonUnwrapped BoardOutcome outcome) {

    /** The board's id. */
    String id() {
        return outcome.board().id();
    }
}
