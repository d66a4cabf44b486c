package dev.mcusim.timing;

import dev.mcusim.board.CacheGeometry;
import java.util.Arrays;

/**
 * Which lines an L1 cache of a Cortex-M7 holds. A line that has to go is chosen by a counter that runs through a pseudo-random sequence, as
 * the TRM says of the hardware (DDI 0489, 5.6); hits change nothing.
 */
final class Cache {

    /** No line is at this place. */
    private static final int NONE = -1;
    /** Taps of a maximal shift register of 16 bits. */
    private static final int TAPS = 0xb400;

    private final int sets;
    private final int ways;
    /** Line numbers (address / 32), the ways of a set side by side. */
    private final int[] lines;

    private final boolean[] dirty;
    private int random = 1;

    Cache(CacheGeometry geometry) {
        sets = geometry.sets();
        ways = geometry.ways();
        lines = new int[sets * ways];
        dirty = new boolean[sets * ways];
        Arrays.fill(lines, NONE);
    }

    /** The place of a line; negative when the cache does not hold it. */
    int find(int line) {
        int set = (line & sets - 1) * ways;
        for (int way = set; way < set + ways; way++) {
            if (lines[way] == line) {
                return way;
            }
        }
        return NONE;
    }

    /** Where a line goes that is not here: an empty place, or that of a line which has to go. */
    int victim(int line) {
        int set = (line & sets - 1) * ways;
        for (int way = set; way < set + ways; way++) {
            if (lines[way] == NONE) {
                return way;
            }
        }
        random = (random & 1) == 0 ? random >>> 1 : random >>> 1 ^ TAPS;
        return set + (random & ways - 1);
    }

    /** The line at a place; negative for none. */
    int lineAt(int place) {
        return lines[place];
    }

    /** Number of places. */
    int places() {
        return lines.length;
    }

    boolean isDirty(int place) {
        return dirty[place];
    }

    void soil(int place) {
        dirty[place] = true;
    }

    /** Puts a clean line in a place. */
    void put(int place, int line) {
        lines[place] = line;
        dirty[place] = false;
    }

    /** Empties a place. */
    void drop(int place) {
        put(place, NONE);
    }
}
