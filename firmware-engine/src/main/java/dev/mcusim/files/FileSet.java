package dev.mcusim.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that belong together. They get their names when all of them are complete. */
public final class FileSet implements Closeable {
    private final Map<Path, Path> targetsByWritten = new LinkedHashMap<>();

    /**
     * Writes one.
     *
     * @param target its name, in a folder that exists
     */
    public void write(Path target, byte[] content) throws IOException {
        Path written = UnfinishedFiles.begin(target);
        targetsByWritten.put(written, target);
        Files.write(written, content);
    }

    /**
     * Nothing more is to come: the files get their names, in the order in which they were written.
     *
     * @return the names
     */
    public List<Path> complete() throws IOException {
        UnfinishedFiles.complete(targetsByWritten);
        return List.copyOf(targetsByWritten.values());
    }

    /** Removes what has not been completed. */
    @Override
    public void close() throws IOException {
        for (Path written : targetsByWritten.keySet()) {
            UnfinishedFiles.discard(written);
        }
    }
}
