package dev.mcusim.machine.semihosting;

/** How SYS_OPEN opens a file: the modes of C's fopen, each as text and as binary, which are the same here. */
enum OpenMode {
    /** {@code r} */
    READ,
    /** {@code r+} */
    UPDATE,
    /** {@code w} */
    REPLACE,
    /** {@code w+} */
    REPLACE_AND_READ,
    /** {@code a} */
    APPEND,
    /** {@code a+} */
    APPEND_AND_READ;

    private static final OpenMode[] ALL = values();

    /**
     * The mode of a number.
     *
     * @param number 0 to 11
     */
    static OpenMode of(int number) throws OperationFailed {
        if (number < 0 || number >= 2 * ALL.length) {
            throw new OperationFailed(Errno.EINVAL);
        }
        return ALL[number / 2];
    }

    boolean reads() {
        return this != REPLACE && this != APPEND;
    }

    boolean writes() {
        return this != READ;
    }

    /** Whether the file must exist. */
    boolean expectsFile() {
        return this == READ || this == UPDATE;
    }

    boolean truncates() {
        return this == REPLACE || this == REPLACE_AND_READ;
    }

    boolean appends() {
        return this == APPEND || this == APPEND_AND_READ;
    }

    /** The stream of {@code :tt}. */
    ConsoleFile.Stream console() {
        return switch (this) {
            case READ, UPDATE -> ConsoleFile.Stream.INPUT;
            case REPLACE, REPLACE_AND_READ -> ConsoleFile.Stream.OUTPUT;
            case APPEND, APPEND_AND_READ -> ConsoleFile.Stream.ERROR;
        };
    }
}
