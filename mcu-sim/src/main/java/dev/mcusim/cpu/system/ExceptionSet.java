package dev.mcusim.cpu.system;

import java.util.Arrays;

/**
 * A set of exception numbers. The core looks into several of them for every exception it takes, which {@link java.util.BitSet} makes slow by
 * checking itself at each step.
 */
final class ExceptionSet {

    private final long[] words;

    /**
     * An empty set.
     *
     * @param exceptions numbers there are, from 0 on
     */
    ExceptionSet(int exceptions) {
        words = new long[(exceptions + Long.SIZE - 1) / Long.SIZE];
    }

    /** Whether it holds a number, which may be one that no exception has. */
    boolean has(int exception) {
        int index = exception >> 6;
        return index < words.length && (words[index] >>> exception & 1) != 0;
    }

    /** Adds or removes a number. */
    void set(int exception, boolean on) {
        long bit = 1L << exception;
        if (on) {
            words[exception >> 6] |= bit;
        } else {
            words[exception >> 6] &= ~bit;
        }
    }

    /** The lowest number from one on; -1 when it holds none. */
    int next(int from) {
        int index = from >> 6;
        if (index >= words.length) {
            return -1;
        }
        long word = words[index] & -1L << from;
        while (word == 0) {
            if (++index == words.length) {
                return -1;
            }
            word = words[index];
        }
        return index * Long.SIZE + Long.numberOfTrailingZeros(word);
    }

    /** How many it holds. */
    int size() {
        int size = 0;
        for (long word : words) {
            size += Long.bitCount(word);
        }
        return size;
    }

    /** Removes all. */
    void clear() {
        Arrays.fill(words, 0);
    }
}
