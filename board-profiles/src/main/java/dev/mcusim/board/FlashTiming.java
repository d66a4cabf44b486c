package dev.mcusim.board;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How many wait states the flash needs at which bus clock.
 *
 * @param name name of the table in profile files, for example {@code f7_216}
 * @param clock the clock that counts, in the words of the reference manual, for example {@code HCLK}
 * @param ranges one table per supply or core-voltage range; the first is the one boards run in
 * @param note a remark for humans, possibly empty
 * @param sources where the tables come from
 */
public record FlashTiming(String name, String clock, List<Range> ranges, String note, List<Citation> sources) {

    /**
     * The wait states within one voltage range.
     *
     * @param name for example {@code 2.7-3.6 V} or {@code vos0}
     * @param maxHertz highest bus frequency in Hz for 0, 1, 2, ... wait states; strictly rising
     */
    public record Range(String name, List<Long> maxHertz) {
        public Range {
            Objects.requireNonNull(name);
            maxHertz = List.copyOf(maxHertz);
        }

        /**
         * The least wait states at which the flash keeps up.
         *
         * @param busHertz bus frequency in Hz
         * @return the wait states, or empty when the frequency is above the table
         */
        public Optional<Integer> waitStates(long busHertz) {
            for (int waitStates = 0; waitStates < maxHertz.size(); waitStates++) {
                if (busHertz <= maxHertz.get(waitStates)) {
                    return Optional.of(waitStates);
                }
            }
            return Optional.empty();
        }
    }

    public FlashTiming {
        Objects.requireNonNull(name);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(note);
        ranges = List.copyOf(ranges);
        sources = List.copyOf(sources);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("flash timing " + name + " has no range");
        }
    }

    /** The range that boards run in. */
    public Range normal() {
        return ranges.get(0);
    }
}
