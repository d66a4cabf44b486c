package dev.mcusim.fuzz.cpu;

import dev.mcusim.isa.BitField;
import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.TimingClass;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes a program on which two cores differ smaller while they differ: instructions become NOPs, operand fields become zero, registers and
 * FPSCR become zero.
 */
final class Shrinker {

    private static final int MOST_TRIALS = 1500;

    private final Duel duel;
    private final Predicate<Mismatch> counts;
    private Mismatch best;
    private int trials;

    /** @param counts which differences are as good as the one to be made smaller */
    Shrinker(Duel duel, Predicate<Mismatch> counts) {
        this.duel = duel;
        this.counts = counts;
    }

    /** Differences that a known fault explains do not count. */
    static Shrinker ofUnexplained(Duel duel) {
        return new Shrinker(duel, mismatch -> duel.explanation(mismatch).isEmpty());
    }

    /** The smallest mismatch found. */
    Mismatch shrink(Mismatch mismatch) {
        best = mismatch;
        int size;
        do {
            size = weight(best.program());
            removeInstructions();
            clearRegisters();
        } while (weight(best.program()) < size && trials < MOST_TRIALS);
        clearFields();
        return best;
    }

    private static int weight(Program program) {
        int weight = 0;
        for (int i = 0; i < program.starts().length; i++) {
            weight += program.isNop(i) ? 0 : 1;
        }
        return weight;
    }

    private boolean keepIfDifferent(Program smaller) {
        if (trials++ >= MOST_TRIALS) {
            return false;
        }
        Optional<Mismatch> mismatch = duel.fight(smaller).filter(counts);
        mismatch.ifPresent(m -> best = m);
        return mismatch.isPresent();
    }

    private void removeInstructions() {
        int count = best.program().starts().length - 1;
        for (int run = Integer.highestOneBit(Math.max(1, count)); run > 0; run /= 2) {
            for (int from = 0; from < count; from += run) {
                int to = Math.min(from + run, count);
                if (!allNops(from, to) && !holdsBarrier(from, to)) {
                    keepIfDifferent(best.program().without(from, to));
                }
            }
        }
    }

    private boolean allNops(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!best.program().isNop(i)) {
                return false;
            }
        }
        return true;
    }

    /** Code that changes itself is only defined with its barriers. */
    private boolean holdsBarrier(int from, int to) {
        for (int i = from; i < to; i++) {
            if (best.program().decoded(i) instanceof Instruction instruction
                    && instruction.timingClass() == TimingClass.BARRIER) {
                return best.program().base() != FuzzBoard.FLASH + 0x2000;
            }
        }
        return false;
    }

    private void clearRegisters() {
        for (int i = 0; i < 13; i++) {
            int[] core = best.program().core().clone();
            if (core[i] != 0) {
                core[i] = 0;
                keepIfDifferent(with(
                        core,
                        best.program().single(),
                        best.program().apsr(),
                        best.program().fpscr()));
            }
        }
        keepIfDifferent(with(
                best.program().core(),
                new int[32],
                best.program().apsr(),
                best.program().fpscr()));
        for (int i = 0; i < 32; i++) {
            int[] single = best.program().single().clone();
            if (single[i] != 0) {
                single[i] = 0;
                keepIfDifferent(with(
                        best.program().core(),
                        single,
                        best.program().apsr(),
                        best.program().fpscr()));
            }
        }
        if (best.program().apsr() != 0) {
            keepIfDifferent(with(
                    best.program().core(),
                    best.program().single(),
                    0,
                    best.program().fpscr()));
        }
        if (best.program().fpscr() != 0) {
            keepIfDifferent(with(
                    best.program().core(),
                    best.program().single(),
                    best.program().apsr(),
                    0));
        }
    }

    private Program with(int[] core, int[] single, int apsr, int fpscr) {
        return best.program().with(core, single, apsr, fpscr);
    }

    private void clearFields() {
        for (int i = 0; i < best.program().starts().length; i++) {
            if (best.program().isNop(i)
                    || !(best.program().decoded(i) instanceof Instruction instruction)
                    || instruction.isBranch()) {
                continue;
            }
            for (char letter = 'a'; letter <= 'z'; letter++) {
                if (instruction.encoding().hasField(letter)) {
                    clear(i, instruction.encoding().field(String.valueOf(letter)));
                }
            }
        }
    }

    private void clear(int index, BitField field) {
        int bits = best.program().decoded(index).bits();
        int cleared = bits & ~field.mask();
        boolean wide = best.program().decoded(index).sizeInBytes() == 4;
        Decoded decoded = Decoder.decode(wide ? cleared >>> 16 : cleared, cleared & 0xffff);
        if (cleared != bits && decoded instanceof Instruction && decoded.sizeInBytes() == (wide ? 4 : 2)) {
            keepIfDifferent(best.program().with(index, cleared));
        }
    }
}
