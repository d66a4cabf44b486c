package dev.mcusim.elf.dwarf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Names of source files, of whatever system they were compiled on. */
final class SourcePath {

    private static final Pattern ABSOLUTE = Pattern.compile("(/|[A-Za-z]:[/\\\\]|\\\\\\\\).*", Pattern.DOTALL);

    private SourcePath() {}

    /** A name as seen from a directory, without {@code .} and {@code ..} where these can be resolved. */
    static String within(String directory, String name) {
        boolean alone = directory.isEmpty() || ABSOLUTE.matcher(name).matches();
        return normal(alone ? name : name.isEmpty() ? directory : directory + "/" + name);
    }

    private static String normal(String path) {
        if (!path.contains("./") && !path.endsWith("/.") && !path.endsWith("/..") && !path.contains("//")) {
            return path;
        }
        boolean rooted = path.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.peekLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(part.equals("..") && rooted)) {
                parts.addLast(part);
            }
        }
        return (rooted ? "/" : "") + String.join("/", parts);
    }
}
