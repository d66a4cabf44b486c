package dev.mcusim.machine.semihosting;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * The folder of the host that firmware may use, and nothing outside it: names are relative to it, and neither {@code ..} nor a symbolic
 * link leads out. Only regular files are opened, removed and renamed: no devices, pipes or folders.
 *
 * <p>Another program of the host that exchanges folders for links while the firmware runs is no danger that this defends against.
 */
public final class HostFolder {

    private static final int LONGEST_NAME = 4096;

    private final Path root;
    private final FileLimits limits;
    private int made;
    private long written;

    /**
     * A folder.
     *
     * @throws IOException when it does not exist or is no folder
     */
    public HostFolder(Path folder, FileLimits limits) throws IOException {
        root = folder.toRealPath();
        if (!Files.isDirectory(root)) {
            throw new IOException(folder + " is no folder");
        }
        this.limits = limits;
    }

    FileLimits limits() {
        return limits;
    }

    /** Opens a file as C's fopen does. */
    FolderFile open(String name, OpenMode mode) throws OperationFailed, IOException {
        Path file = target(place(name));
        boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (exists) {
            expectRegular(file);
        } else if (mode.expectsFile()) {
            throw new OperationFailed(Errno.ENOENT);
        } else if (made++ >= limits.madeFiles()) {
            throw new OperationFailed(Errno.ENOSPC);
        }
        return new FolderFile(FileChannel.open(file, options(mode)), mode, this);
    }

    private static Set<OpenOption> options(OpenMode mode) {
        Set<OpenOption> options = new HashSet<>(Set.of(LinkOption.NOFOLLOW_LINKS));
        if (mode.reads()) {
            options.add(StandardOpenOption.READ);
        }
        if (mode.writes()) {
            options.add(StandardOpenOption.WRITE);
        }
        if (!mode.expectsFile()) {
            options.add(StandardOpenOption.CREATE);
        }
        if (mode.truncates()) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        return options;
    }

    /** Removes a file, or a link to one. */
    void remove(String name) throws OperationFailed, IOException {
        Path file = place(name);
        expectFileOrLink(file);
        Files.delete(file);
    }

    /** Renames a file, or a link to one; a file of the new name is replaced. */
    void rename(String from, String to) throws OperationFailed, IOException {
        Path old = place(from);
        Path fresh = place(to);
        expectFileOrLink(old);
        if (Files.exists(fresh, LinkOption.NOFOLLOW_LINKS)) {
            expectFileOrLink(fresh);
        }
        Files.move(old, fresh, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Counts bytes that are about to be written to a file, which will then have {@code end} bytes at least. */
    void expectRoom(long end, int bytes) throws OperationFailed {
        if (end > limits.fileBytes()) {
            throw new OperationFailed(Errno.EFBIG);
        }
        if (written + bytes > limits.totalBytes()) {
            throw new OperationFailed(Errno.ENOSPC);
        }
        written += bytes;
    }

    /** The place of a name, whose last part is not followed if it is a link. */
    private Path place(String name) throws OperationFailed, IOException {
        if (name.length() > LONGEST_NAME) {
            throw new OperationFailed(Errno.ENAMETOOLONG);
        }
        Path relative;
        try {
            relative = Path.of(name).normalize();
        } catch (InvalidPathException e) {
            throw new OperationFailed(Errno.EINVAL);
        }
        Path place = root.resolve(relative).normalize();
        if (relative.isAbsolute() || !place.startsWith(root) || place.equals(root)) {
            throw new OperationFailed(Errno.EACCES);
        }
        Path folder = inside(place.getParent());
        return folder.resolve(place.getFileName());
    }

    /** What opening a place opens: where a link there leads, which must be inside. */
    private Path target(Path place) throws OperationFailed, IOException {
        return Files.isSymbolicLink(place) ? inside(place) : place;
    }

    private Path inside(Path place) throws OperationFailed, IOException {
        Path real;
        try {
            real = place.toRealPath();
        } catch (NoSuchFileException e) {
            throw new OperationFailed(Errno.ENOENT);
        }
        if (!real.startsWith(root)) {
            throw new OperationFailed(Errno.EACCES);
        }
        return real;
    }

    private static void expectRegular(Path file) throws OperationFailed {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new OperationFailed(Errno.EISDIR);
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new OperationFailed(Errno.EACCES);
        }
    }

    private static void expectFileOrLink(Path file) throws OperationFailed {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new OperationFailed(Errno.ENOENT);
        }
        if (!Files.isSymbolicLink(file)) {
            expectRegular(file);
        }
    }
}
