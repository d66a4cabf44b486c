package dev.mcusim.timing;

import java.util.Arrays;

/** Lines of flash that its interface keeps: any line in any place, the oldest goes first. */
final class LineStore {

    private final int[] kept;
    private final boolean[] present;
    private int next;

    /**
     * @param count how many are kept
     * @param lines how many there are
     */
    LineStore(int count, int lines) {
        kept = new int[count];
        present = new boolean[lines];
        Arrays.fill(kept, -1);
    }

    boolean holds(int line) {
        return present[line];
    }

    /**
     * Keeps a line.
     *
     * @return the line that had to go; -1 for none
     */
    int keep(int line) {
        int gone = kept[next];
        if (gone >= 0) {
            present[gone] = false;
        }
        kept[next] = line;
        present[line] = true;
        next = next + 1 == kept.length ? 0 : next + 1;
        return gone;
    }

    /** Forgets all lines. */
    void clear() {
        Arrays.fill(kept, -1);
        Arrays.fill(present, false);
        next = 0;
    }
}
