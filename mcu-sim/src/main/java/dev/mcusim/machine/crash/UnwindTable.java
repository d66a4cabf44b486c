package dev.mcusim.machine.crash;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The index of unwind tables, {@code .ARM.exidx} (IHI 0038, 5 and 6): pairs of words, sorted by function.
 */
final class UnwindTable {

    private static final int ENTRY_BYTES = 8;
    private static final int CANNOT_UNWIND = 1;
    private static final long LARGEST = 1 << 24;

    private final Scene scene;
    private final long start;
    private final long entries;

    private UnwindTable(Scene scene, long start, long entries) {
        this.scene = scene;
        this.start = start;
        this.entries = entries;
    }

    /** The table of an image, where the usual symbols tell its place. */
    static Optional<UnwindTable> of(Scene scene) {
        OptionalLong start = scene.symbols().named("__exidx_start");
        OptionalLong end = scene.symbols().named("__exidx_end");
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        long bytes = end.getAsLong() - start.getAsLong();
        return bytes < ENTRY_BYTES || bytes > LARGEST
                ? Optional.empty()
                : Optional.of(new UnwindTable(scene, start.getAsLong(), bytes / ENTRY_BYTES));
    }

    /** The instructions that unwind the function at an address; empty where there are none. */
    Optional<UnwindInstructions> instructionsFor(long pc) {
        long low = 0;
        long high = entries;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            OptionalLong function = relative(start + ENTRY_BYTES * middle);
            if (function.isEmpty()) {
                return Optional.empty();
            }
            if (function.getAsLong() <= pc) {
                low = middle;
            } else {
                high = middle;
            }
        }
        OptionalLong first = relative(start + ENTRY_BYTES * low);
        return first.isEmpty() || first.getAsLong() > pc ? Optional.empty() : entry(start + ENTRY_BYTES * low + 4);
    }

    private Optional<UnwindInstructions> entry(long place) {
        OptionalInt word = scene.word(place);
        if (word.isEmpty() || word.getAsInt() == CANNOT_UNWIND) {
            return Optional.empty();
        }
        if (word.getAsInt() < 0) {
            return UnwindInstructions.compact(scene, place, true);
        }
        OptionalLong table = relative(place);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt first = scene.word(table.getAsLong());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        return first.getAsInt() < 0
                ? UnwindInstructions.compact(scene, table.getAsLong(), false)
                : UnwindInstructions.generic(scene, table.getAsLong() + 4);
    }

    /** The place that a word tells by its distance, in 31 bits. */
    private OptionalLong relative(long place) {
        OptionalInt word = scene.word(place);
        return word.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(place + (word.getAsInt() << 1 >> 1) & 0xffff_ffffL);
    }
}
