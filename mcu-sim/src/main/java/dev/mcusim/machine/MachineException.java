package dev.mcusim.machine;

import java.io.Serial;

/** An image cannot be put into a board. */
public final class MachineException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Code code;

    /** Why it cannot. */
    public enum Code {
        /** A segment does not lie within the board's memory. */
        IMAGE_OUTSIDE_MEMORY,
        /** The vector table's first two words are no stack pointer and entry point of this board. */
        BAD_VECTOR_TABLE,
        /** The image has no function of that name. */
        NO_SUCH_FUNCTION
    }

    MachineException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** Why it cannot. */
    public Code code() {
        return code;
    }
}
