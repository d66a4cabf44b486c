package dev.mcusim.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples of {@code docs/add-a-board.md}, which are also the sound files that other tests break. */
final class Guide {
    private static final Pattern EXAMPLE =
            Pattern.compile("```yaml\n# file: (\\S+)\n(.*?)```", Pattern.DOTALL | Pattern.MULTILINE);

    private Guide() {}

    /** File name to content of every example that has a name. */
    static Map<String, String> examples() {
        Map<String, String> examples = new LinkedHashMap<>();
        Matcher matcher = EXAMPLE.matcher(read(root().resolve("docs/add-a-board.md")));
        while (matcher.find()) {
            examples.put(matcher.group(1), matcher.group(2));
        }
        return examples;
    }

    /** Writes all examples into a folder, and returns the one named. */
    static Path write(Path folder, String name) {
        examples().forEach((file, content) -> put(folder.resolve(file), content));
        return folder.resolve(name);
    }

    static void put(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the repository: the nearest one above that holds this module. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("board-profiles"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not run within the repository");
            }
        }
        return folder;
    }
}
