package dev.mcusim.conformance;

import java.io.Serial;

/** A case file cannot be used: it is unreadable or contradicts itself. */
public final class LayerCaseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Code {
        /** The file cannot be opened or read, or is too large. */
        FILE_UNREADABLE,
        /** The file is not JSON, or not an object with {@code op}, {@code config} and {@code tensors}. */
        NOT_A_CASE,
        /** A number or a tensor is not there. */
        MISSING_FIELD,
        /** A number is not an integer or out of range. */
        BAD_VALUE,
        /** Sizes of tensors do not fit the parameters. */
        INCONSISTENT_SIZES,
        /** Running the case would take too long. */
        TOO_MUCH_WORK
    }

    private final Code code;

    LayerCaseException(Code code, String name, String message) {
        super(name + ": " + message);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
