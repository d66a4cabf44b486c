package dev.mcusim.image;

import java.io.Serial;

/** A file that is no firmware image. The code is stable, the text is for people. */
public final class ImageException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Code code;

    /** What is wrong with the file. */
    public enum Code {
        /** It begins like none of the formats that have addresses, and no address was given. */
        UNKNOWN_FORMAT,
        /** An address was given for a file that has addresses of its own. */
        NEEDLESS_BASE,
        /** It holds no bytes to load. */
        EMPTY,
        /** A line is no record, or a record contradicts the specification. */
        MALFORMED,
        /** The checksum of a record is wrong. */
        CHECKSUM,
        /** The record that ends the file is missing. */
        TRUNCATED,
        /** Two records fill the same address. */
        OVERLAP,
        /** More bytes or pieces than the limits of {@link ProgramImage} allow, or an end beyond 4 GiB. */
        TOO_LARGE
    }

    ImageException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** About one line, counted from 1. */
    static ImageException at(int line, Code code, String message) {
        return new ImageException(code, "line %d: %s".formatted(line, message));
    }

    /** The same about a file that has a name. */
    public ImageException in(String file) {
        return new ImageException(code, file + ": " + getMessage());
    }

    /** What is wrong with the file. */
    public Code code() {
        return code;
    }
}
