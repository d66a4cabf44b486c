package dev.mcusim.elf.dwarf;

import java.io.Serial;

/** Debug information that cannot be read. The code is stable, the text is for people. */
public final class DwarfException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Code {
        /** The executable has no line tables. */
        NO_LINES,
        /** Something ends before it is complete. */
        TRUNCATED,
        /** A value contradicts the standard or another value. */
        MALFORMED,
        /** A version, form or size that is not known. */
        UNSUPPORTED,
        /** More rows or entries than the limits allow. */
        TOO_LARGE
    }

    private final Code code;

    DwarfException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** What is wrong. */
    public Code code() {
        return code;
    }
}
