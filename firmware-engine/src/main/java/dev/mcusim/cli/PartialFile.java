package dev.mcusim.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A text file that gets its name when it is complete: what is written to it until then, in a file beside it, goes when it is closed before. */
final class PartialFile implements Closeable {
    private final Path target;
    private final Path written;
    private final Writer out;
    private boolean complete;

    /**
     * Begins to write.
     *
     * @param target where to; devices and pipes are written to as they are
     */
    PartialFile(Path target) throws IOException {
        this.target = target;
        boolean replaces = !Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                || Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
        written = replaces ? target.resolveSibling(target.getFileName() + ".partial") : target;
        out = Files.newBufferedWriter(written);
    }

    /** Where the text goes. */
    Writer out() {
        return out;
    }

    /** Nothing more is to come: the file gets its name. */
    void complete() throws IOException {
        out.close();
        if (!written.equals(target)) {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        complete = true;
    }

    @Override
    public void close() throws IOException {
        if (!complete) {
            out.close();
            if (!written.equals(target)) {
                Files.deleteIfExists(written);
            }
        }
    }
}
