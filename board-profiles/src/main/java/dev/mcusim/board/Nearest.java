package dev.mcusim.board;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names somebody probably meant. */
public final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /**
     * The names closest to a mistyped or shortened one by edit distance, best first; at most three, none that is far
     * off.
     */
    public static List<String> to(String mistyped, Collection<String> names) {
        String wanted = mistyped.toLowerCase(Locale.ROOT);
        if (wanted.length() > 100) {
            return List.of();
        }
        int tolerance = Math.max(1, wanted.length() / 3);
        return names.stream()
                .filter(name -> {
                    String known = name.toLowerCase(Locale.ROOT);
                    boolean part = wanted.length() >= 3 && known.contains(wanted);
                    return part || distance(wanted, known) <= tolerance;
                })
                .sorted(Comparator.<String>comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    // Levenshtein distance: insertions, deletions and replacements, one row of the table at a time.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
