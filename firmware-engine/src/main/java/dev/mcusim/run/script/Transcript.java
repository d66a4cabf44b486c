package dev.mcusim.run.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What firmware has said, by source, and how far it has been dealt with. */
final class Transcript {

    private static final int MOST_KEPT = 1 << 16;

    /** What one source has said of late. */
    private static final class Source {
        private final StringBuilder said = new StringBuilder();
        /** Up to where it has been dealt with. */
        private int done;

        void add(int data) {
            if (said.length() >= 2 * MOST_KEPT) {
                int forgotten = said.length() - MOST_KEPT;
                said.delete(0, forgotten);
                done = Math.max(0, done - forgotten);
            }
            said.append((char) (data & 0xff));
        }

        boolean take(String text, int from) {
            int found = said.indexOf(text, Math.max(done, from));
            if (found >= 0) {
                done = found + text.length();
            }
            return found >= 0;
        }
    }

    private final Map<String, Source> sources = new LinkedHashMap<>();

    /** Firmware has said a byte. */
    void add(String source, int data) {
        sources.computeIfAbsent(source, name -> new Source()).add(data);
    }

    /**
     * Looks for a text, and deals with everything up to its end where it is found.
     *
     * @param from where it may come from; empty for anywhere
     */
    boolean take(Optional<String> from, String text) {
        return sources.entrySet().stream()
                .filter(entry -> from.isEmpty() || from.get().equals(entry.getKey()))
                .anyMatch(entry -> entry.getValue().take(text, 0));
    }

    /** Looks for a text that ends with the byte a source has said just now, and deals with everything up to there. */
    boolean takeLast(String source, String text) {
        Source last = sources.get(source);
        return last.take(text, last.said.length() - text.length());
    }

    /** The last lines of each source, with its name; what is not printed is written as in scripts. */
    List<String> lastLines(int most) {
        List<String> lines = new ArrayList<>();
        sources.forEach((name, source) -> {
            List<String> all = Stream.of(source.said.toString().split("\n", -1))
                    .filter(line -> !line.isBlank())
                    .map(Words::readable)
                    .toList();
            all.subList(Math.max(0, all.size() - most), all.size()).forEach(line -> lines.add(name + ": " + line));
        });
        return lines;
    }
}
