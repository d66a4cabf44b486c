package dev.mcusim.junit;

import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.decimal;

import org.opentest4j.AssertionFailedError;

/** Compares figures with limits; what fails ends with everything that is known about the run. */
final class Limits {

    private static final int DIGITS = 3;

    private final String subject;
    private final String details;

    /**
     * Makes messages about a run.
     *
     * @param subject what ran where
     * @param details the report
     */
    Limits(String subject, String details) {
        this.subject = subject;
        this.details = details;
    }

    AssertionFailedError failure(String problem) {
        return new AssertionFailedError(message(problem));
    }

    AssertionFailedError failure(String problem, Object expected, Object actual) {
        return new AssertionFailedError(message(problem), expected, actual);
    }

    private String message(String problem) {
        return "%s: %s%n%n%s".formatted(subject, problem, details).stripTrailing() + "\n";
    }

    void atMost(String what, String unit, long limit, long actual) {
        if (actual > limit) {
            throw failure(
                    "%s: %s%s, at most %s were to be (%s more)"
                            .formatted(what, count(actual), unit, count(limit), count(actual - limit)),
                    limit,
                    actual);
        }
    }

    void atMost(String what, String unit, double limit, double actual) {
        if (actual > limit) {
            throw failure(
                    "%s: %s %s, at most %s were to be"
                            .formatted(what, decimal(actual, DIGITS), unit, decimal(limit, DIGITS)),
                    limit,
                    actual);
        }
    }
}
