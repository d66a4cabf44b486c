package dev.mcusim.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How one row of taps meets the words of a plane's row, for up to four neighbouring outputs. Two neighbouring taps of
 * an output lie either in one word, which is one SMLAD, or in two words, and then each is a SMLAxy. Registers hold
 * pairs of taps: (0, 1), (2, 3), ... for outputs that start in the lower half of a word and (1, 2), (3, 4), ... for
 * those that start in the upper half; a tap that stands alone is taken from any register that has it.
 */
final class TapMultiplies {
    /** A tap that does not exist. */
    static final int NONE = -1;

    /** Two taps in one register: the one in the lower half, then the one in the upper. */
    record Pair(int low, int high) {
        boolean has(int tap) {
            return low == tap || high == tap;
        }
    }

    /**
     * One multiplication.
     *
     * @param output which accumulator
     * @param word which word of inputs, counted from that of column 0
     * @param register which pair of taps
     * @param dual both halves; otherwise one, see {@code inputTop} and {@code tapTop}
     */
    record Step(int output, int word, int register, boolean dual, boolean inputTop, boolean tapTop) {}

    private final int taps;
    private final int stride;
    private final int firstColumn;
    private final List<Pair> registers = new ArrayList<>();

    /**
     * @param taps in the row
     * @param stride columns between two outputs
     * @param firstColumn column of the first output's first tap: 0 or 1
     * @param outputs neighbouring outputs, 1 to 4; the registers are chosen for these
     */
    TapMultiplies(int taps, int stride, int firstColumn, int outputs) {
        this.taps = taps;
        this.stride = stride;
        this.firstColumn = firstColumn;
        for (int output = 0; output < outputs; output++) {
            for (int tap = parity(output); tap + 1 < taps; tap += 2) {
                Pair pair = new Pair(tap, tap + 1);
                if (!registers.contains(pair)) {
                    registers.add(pair);
                }
            }
        }
        registers.sort(Comparator.comparingInt((Pair pair) -> pair.low & 1).thenComparingInt(Pair::low));
        for (int output = 0; output < outputs; output++) {
            for (int tap = 0; tap < taps; tap++) {
                if (isAlone(output, tap) && find(tap) < 0) {
                    registers.add(new Pair(tap, NONE));
                }
            }
        }
    }

    /**
     * The pairs of taps to be held in registers: those that begin with an even tap, those that begin with an odd one,
     * lone taps.
     */
    List<Pair> registers() {
        return List.copyOf(registers);
    }

    /** The multiplications of some first outputs, by rising word. */
    List<Step> steps(int outputs) {
        List<Step> steps = new ArrayList<>();
        int words = (firstColumn + (outputs - 1) * stride + taps + 1) / 2;
        for (int word = 0; word < words; word++) {
            for (int output = 0; output < outputs; output++) {
                int tap = 2 * word - column(output);
                if (tap >= 0 && tap + 1 < taps) {
                    steps.add(new Step(output, word, registers.indexOf(new Pair(tap, tap + 1)), true, false, false));
                } else if (tap >= 0 && tap < taps) {
                    steps.add(single(output, word, tap, false));
                } else if (tap + 1 >= 0 && tap + 1 < taps) {
                    steps.add(single(output, word, tap + 1, true));
                }
            }
        }
        return steps;
    }

    private Step single(int output, int word, int tap, boolean inputTop) {
        int register = find(tap);
        return new Step(
                output, word, register, false, inputTop, registers.get(register).high() == tap);
    }

    private int column(int output) {
        return firstColumn + output * stride;
    }

    private int parity(int output) {
        return column(output) & 1;
    }

    /** Whether the tap's neighbour in its word is not a tap of the output. */
    private boolean isAlone(int output, int tap) {
        int other = ((column(output) + tap) & 1) == 0 ? tap + 1 : tap - 1;
        return other < 0 || other >= taps;
    }

    private int find(int tap) {
        for (int r = 0; r < registers.size(); r++) {
            if (registers.get(r).has(tap)) {
                return r;
            }
        }
        return -1;
    }
}
