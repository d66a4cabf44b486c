package dev.mcusim.board;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The small caches in front of the flash (ST's ART accelerator).
 *
 * @param name name in profile files, for example {@code art_f4}
 * @param where which accesses pass through it, in words
 * @param lines the line buffers; empty when the chip has no accelerator
 * @param prefetch what prefetching does, in words; empty where there is none
 * @param missCost what a miss costs, in words; empty where not told
 * @param evidence how well the geometry is known
 * @param note a remark for humans, possibly empty
 * @param sources where the facts come from
 */
public record FlashAccelerator(
        String name,
        String where,
        List<Lines> lines,
        String prefetch,
        String missCost,
        Evidence evidence,
        String note,
        List<Citation> sources) {

    /**
     * One set of fully associative lines.
     *
     * @param holds what is kept
     * @param count number of lines
     * @param lineInBits length of a line in bits
     */
    public record Lines(Holds holds, int count, int lineInBits) {

        /** What a set of lines keeps. */
        public enum Holds {
            /** Instructions only. */
            INSTRUCTIONS,
            /** Literals and constants only. */
            DATA,
            /** Both. */
            UNIFIED;

            /** The word used in profile files, for example {@code unified}. */
            public String key() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** Capacity in bytes. */
        public int sizeInBytes() {
            return count * lineInBits / 8;
        }
    }

    public FlashAccelerator {
        Objects.requireNonNull(name);
        Objects.requireNonNull(where);
        Objects.requireNonNull(prefetch);
        Objects.requireNonNull(missCost);
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(note);
        lines = List.copyOf(lines);
        sources = List.copyOf(sources);
    }

    /** Whether the chip has an accelerator at all. */
    public boolean present() {
        return !lines.isEmpty();
    }
}
