package dev.mcusim.machine.semihosting;

import java.io.Serial;

/** An operation cannot be carried out; the firmware gets to know by its result and SYS_ERRNO. Has no stack trace. */
final class OperationFailed extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Errno errno;

    OperationFailed(Errno errno) {
        super(errno.name(), null, false, false);
        this.errno = errno;
    }

    Errno errno() {
        return errno;
    }
}
