package dev.mcusim.cli;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A result could not be written, though all that can be known beforehand allowed it: a full disk, for example. */
final class OutputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Says so.
     *
     * @param target the file or folder, as the user named it
     */
    OutputException(String target, IOException cause) {
        super("%s could not be written: %s".formatted(target, reason(cause)), cause);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "its permissions do not allow that";
        }
        if (e instanceof NoSuchFileException) {
            return "its folder is gone, or takes no files";
        }
        return e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : e.getMessage();
    }
}
