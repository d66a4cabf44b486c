package dev.mcusim.elf;

import java.io.Serial;

/** A file that is no ELF executable this project can load. The code is stable, the text is for people. */
public final class ElfException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. */
    public enum Code {
        /** The magic number is missing. */
        NOT_ELF,
        /** A real ELF file, but not a 32-bit little-endian Arm executable. */
        UNSUPPORTED,
        /** An offset or a size points outside the file. */
        OUT_OF_FILE,
        /** A header field contradicts the specification or another field. */
        MALFORMED,
        /** More bytes, symbols or characters than the limits of {@link ElfFile} allow. */
        TOO_LARGE,
        /** Two segments claim the same load address. */
        OVERLAP
    }

    private final Code code;

    ElfException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** The same about a file that has a name. */
    public ElfException in(String file) {
        return new ElfException(code, file + ": " + getMessage());
    }

    /** What is wrong with the file. */
    public Code code() {
        return code;
    }
}
