package dev.mcusim.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A text file that gets its name when it is complete: what is written to it until then, in a file beside it, goes when it is closed before. */
public final class PartialFile implements Closeable {
    private final Path target;
    private final Path written;
    private final Writer out;
    private boolean complete;

    /**
     * Begins to write.
     *
     * @param target where to, in a folder that exists; links are followed, devices and pipes are written to as they are
     */
    public PartialFile(Path target) throws IOException {
        this.target = target;
        written = UnfinishedFiles.begin(target);
        try {
            out = Files.newBufferedWriter(written);
        } catch (IOException e) {
            UnfinishedFiles.discard(written);
            throw e;
        }
    }

    /** Where the text goes, in UTF-8. */
    public Writer out() {
        return out;
    }

    /** Nothing more is to come: the file gets its name. */
    public void complete() throws IOException {
        out.close();
        UnfinishedFiles.complete(Map.of(written, target));
        complete = true;
    }

    @Override
    public void close() throws IOException {
        if (!complete) {
            out.close();
            UnfinishedFiles.discard(written);
        }
    }
}
