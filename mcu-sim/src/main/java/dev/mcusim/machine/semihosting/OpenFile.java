package dev.mcusim.machine.semihosting;

import java.io.IOException;

/** What a handle stands for. */
interface OpenFile {

    /** Whether it is a console. */
    default boolean isConsole() {
        return false;
    }

    /**
     * Reads from the present position.
     *
     * @param most at least 1
     * @return at least one byte, or none at the end
     */
    default byte[] read(int most) throws IOException, OperationFailed {
        throw new OperationFailed(Errno.EBADF);
    }

    /** Writes at the present position, all of it. */
    default void write(byte[] bytes) throws IOException, OperationFailed {
        throw new OperationFailed(Errno.EBADF);
    }

    /** Goes to a position counted from the beginning, at least 0. */
    default void seek(long position) throws IOException, OperationFailed {
        throw new OperationFailed(Errno.ESPIPE);
    }

    /** Bytes. */
    default long length() throws IOException {
        return 0;
    }

    /** Gives back what it holds on the host. */
    default void close() throws IOException {}
}
