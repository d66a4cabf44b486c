package dev.mcusim.conformance;

/**
 * What became of one case.
 *
 * @param name the case's name
 * @param operator its TFLite name
 * @param detail for people: what differs, or why the case cannot be run; empty when it passed
 */
public record CaseResult(String name, String operator, Verdict verdict, String detail) {
    /** Whether a case holds. */
    public enum Verdict {
        /** The reference engine and the firmware both give the expected output. */
        PASSED,
        /** One of them does not, or the case file contradicts itself. */
        FAILED,
        /** The case needs something that is not supported. */
        UNSUPPORTED
    }
}
