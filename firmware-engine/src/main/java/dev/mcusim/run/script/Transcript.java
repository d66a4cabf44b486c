package dev.mcusim.run.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What firmware has said, by source, and how far it has been dealt with. */
final class Transcript {

    private static final int MOST_KEPT = 1 << 16;

    private final Map<String, StringBuilder> unread = new LinkedHashMap<>();

    /** Firmware has said a byte. */
    void add(String source, int data) {
        StringBuilder text = unread.computeIfAbsent(source, name -> new StringBuilder());
        if (text.length() >= 2 * MOST_KEPT) {
            text.delete(0, text.length() - MOST_KEPT);
        }
        text.append((char) (data & 0xff));
    }

    /**
     * Looks for a text, and deals with everything up to its end where it is found.
     *
     * @param from where it may come from; empty for anywhere
     * @param last the only source that has said something since the last look, by a byte; empty when that is not known
     */
    boolean take(Optional<String> from, String text, Optional<String> last) {
        for (Map.Entry<String, StringBuilder> entry : unread.entrySet()) {
            if (from.isPresent() && !from.get().equals(entry.getKey())
                    || last.isPresent() && !last.get().equals(entry.getKey())) {
                continue;
            }
            StringBuilder said = entry.getValue();
            int start = last.isPresent() ? Math.max(0, said.length() - text.length()) : 0;
            int found = said.indexOf(text, start);
            if (found >= 0) {
                said.delete(0, found + text.length());
                return true;
            }
        }
        return false;
    }

    /** The last lines of each source that have not been dealt with. */
    List<String> lastLines(int most) {
        List<String> lines = new ArrayList<>();
        unread.forEach((source, said) -> {
            List<String> all = said.toString().lines().filter(line -> !line.isBlank()).toList();
            all.subList(Math.max(0, all.size() - most), all.size()).forEach(line -> lines.add(source + ": " + line));
        });
        return lines;
    }
}
