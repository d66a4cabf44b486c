package dev.mcusim.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** All files of this process that are being written and have no name yet. Safe for use by many threads. */
public final class UnfinishedFiles {
    private static final Object LOCK = new Object();
    private static final Set<Path> FILES = new LinkedHashSet<>();
    private static boolean discarded;

    private UnfinishedFiles() {}

    /**
     * The file to write instead of one that is to appear when it is complete: beside it where it is a regular file or none, with links
     * followed. Devices and pipes are written to as they are.
     */
    static Path begin(Path target) throws IOException {
        boolean isNew = !Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (!isNew && !Files.isRegularFile(target)) {
            return target;
        }
        Path written = partial(target, isNew);
        synchronized (LOCK) {
            restIfDiscarded();
            FILES.add(written);
        }
        return written;
    }

    private static Path partial(Path target, boolean isNew) throws IOException {
        Path file = isNew ? target : target.toRealPath();
        return file.resolveSibling(file.getFileName() + ".partial");
    }

    /** Gives files their names, all or, where the process is being ended, none. */
    static void complete(Map<Path, Path> targetsByWritten) throws IOException {
        synchronized (LOCK) {
            restIfDiscarded();
            for (Map.Entry<Path, Path> entry : targetsByWritten.entrySet()) {
                Path written = entry.getKey();
                if (FILES.contains(written)) {
                    Path target = entry.getValue();
                    Path file = Files.exists(target) ? target.toRealPath() : target;
                    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    FILES.remove(written);
                }
            }
        }
    }

    /** Removes one that will not be completed. */
    static void discard(Path written) throws IOException {
        synchronized (LOCK) {
            if (FILES.remove(written)) {
                Files.deleteIfExists(written);
            }
        }
    }

    /**
     * The process is being ended: removes what is not complete. Threads that want to write another file, or to give one its name, rest from now on.
     */
    public static void discardAll() {
        synchronized (LOCK) {
            discarded = true;
            for (Path file : FILES) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    // What cannot be removed stays; there is nobody left to tell.
                }
            }
            FILES.clear();
        }
    }

    private static void restIfDiscarded() {
        while (discarded) {
            try {
                LOCK.wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the process is being ended", e);
            }
        }
    }
}
