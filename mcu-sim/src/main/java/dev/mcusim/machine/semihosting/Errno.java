package dev.mcusim.machine.semihosting;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why an operation failed, as newlib numbers it in {@code errno.h}: what SYS_ERRNO tells. */
enum Errno {
    /** No such file. */
    ENOENT(2),
    /** The host could not read or write. */
    EIO(5),
    /** No such handle, or one that was not opened for this. */
    EBADF(9),
    /** Outside the folder, or no files at all. */
    EACCES(13),
    /** A buffer or block that is not memory. */
    EFAULT(14),
    /** A folder where a file is needed. */
    EISDIR(21),
    /** A parameter that makes no sense. */
    EINVAL(22),
    /** Too many open files. */
    EMFILE(24),
    /** A file would become larger than the limit. */
    EFBIG(27),
    /** The firmware has written or made as much as the limit allows. */
    ENOSPC(28),
    /** A console has no position. */
    ESPIPE(29),
    /** No such operation. */
    ENOSYS(88),
    /** A name longer than the limit. */
    ENAMETOOLONG(91);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** What an error of the host means to the firmware. */
    static Errno of(IOException error) {
        if (error instanceof NoSuchFileException) {
            return ENOENT;
        }
        return error instanceof AccessDeniedException ? EACCES : EIO;
    }
}
