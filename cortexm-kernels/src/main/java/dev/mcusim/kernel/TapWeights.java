package dev.mcusim.kernel;

import static dev.mcusim.isa.Condition.NE;
import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R10;
import static dev.mcusim.isa.Register.R12;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;
import static dev.mcusim.isa.Register.R6;
import static dev.mcusim.isa.Register.R7;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import java.util.ArrayList;
import java.util.List;

/**
 * One channel's taps in constants as bytes, and on the device as registers with two taps each, scaled by 256: AND
 * with 0xff00ff00 takes two bytes of a word to the upper halves of halfwords, and AND of the word shifted left by 8
 * the other two. One word therefore holds two registers. Rows of seven taps for both alignments would need three
 * words; they are stored as two, and the registers (1, 2), (3, 4), (5, 6) are put together from their neighbours.
 */
final class TapWeights {
    /** Registers for taps: r0 to r5. */
    static final int MOST_REGISTERS = 6;

    private static final int DERIVED_TAPS = 7;
    /** Keeps the upper byte of both halves. */
    private static final int UPPER_BYTES = 0xff00ff00;

    private final List<TapSegment> segments;
    private final boolean resident;
    private final boolean derived;

    TapWeights(List<TapSegment> segments) {
        this.segments = List.copyOf(segments);
        resident = registers() <= MOST_REGISTERS;
        derived = !resident
                && segments.stream().allMatch(s -> s.count() == DERIVED_TAPS && s.registers() == MOST_REGISTERS);
    }

    /** Whether all taps stay in registers; otherwise they are unpacked to scratch. */
    boolean areResident() {
        return resident;
    }

    /** Bytes of scratch for unpacked taps. */
    int scratchBytes() {
        return resident ? 0 : 8 * plainWords();
    }

    private int registers() {
        return segments.stream().mapToInt(TapSegment::registers).sum();
    }

    private int plainWords() {
        return (registers() + 1) / 2;
    }

    /** Appends a channel's taps. */
    void append(WordStream out, FilterBank filters, int channel) {
        List<Integer> halves = new ArrayList<>();
        for (TapSegment segment : segments) {
            List<TapMultiplies.Pair> pairs = derived
                    ? List.of(pair(0, 1), pair(2, 3), pair(4, 5), pair(6, TapMultiplies.NONE))
                    : segment.taps().registers();
            for (TapMultiplies.Pair pair : pairs) {
                halves.add(halves(filters, channel, segment.firstWeight(), pair));
            }
        }
        for (int i = 0; i < halves.size(); i += 2) {
            int odd = i + 1 < halves.size() ? halves.get(i + 1) : 0;
            out.word(halves.get(i) | (odd << 8));
        }
    }

    private static TapMultiplies.Pair pair(int low, int high) {
        return new TapMultiplies.Pair(low, high);
    }

    /** Weights of a pair in bytes 0 and 2. */
    private static int halves(FilterBank filters, int channel, int first, TapMultiplies.Pair pair) {
        int low = filters.weight(channel, first + pair.low()) & 0xff;
        int high = pair.high() == TapMultiplies.NONE ? 0 : filters.weight(channel, first + pair.high()) & 0xff;
        return low | (high << 16);
    }

    /**
     * Emits the unpacking of the words at lr, which moves behind them: to r0 upwards if resident, otherwise to the
     * address in r12. Overwrites r0 to r7 and r10.
     */
    void unpack(MacroAssembler asm) {
        asm.loadConstant(R6, UPPER_BYTES);
        if (resident) {
            unpackWords(asm, plainWords());
        } else if (derived) {
            repeat(asm, segments.size(), () -> unpackDerived(asm));
        } else {
            int block = plainWords() % 3 == 0 ? 3 : plainWords() % 2 == 0 ? 2 : 1;
            repeat(asm, plainWords() / block, () -> {
                unpackWords(asm, block);
                asm.stm(R12, true, RegisterList.range(R0, Register.of(2 * block - 1)));
            });
        }
    }

    private static void repeat(MacroAssembler asm, int times, Runnable body) {
        if (times > 1) {
            asm.loadConstant(R10, times);
        }
        Label next = asm.here();
        body.run();
        if (times > 1) {
            asm.subs(R10, R10, 1);
            asm.b(NE, next);
        }
    }

    private static void unpackWords(MacroAssembler asm, int words) {
        if (words == 1) {
            asm.ldr(R1, Address.post(LR, 4));
        } else {
            RegisterList odd = new RegisterList(0);
            for (int word = 0; word < words; word++) {
                odd = odd.and(Register.of(2 * word + 1));
            }
            asm.ldm(LR, true, odd);
        }
        for (int word = 0; word < words; word++) {
            unpackWord(asm, Register.of(2 * word), Register.of(2 * word + 1));
        }
    }

    private static void unpackWord(MacroAssembler asm, Register even, Register packed) {
        asm.and(even, R6, packed.lsl(8));
        asm.and(packed, packed, UPPER_BYTES);
    }

    /** A row of seven taps in the order of their registers: (0, 1), (2, 3), (4, 5), then (1, 2), (3, 4), (5, 6). */
    private static void unpackDerived(MacroAssembler asm) {
        asm.ldm(LR, true, RegisterList.of(R1, R7));
        unpackWord(asm, R0, R1);
        unpackWord(asm, R2, R7);
        between(asm, R3, R0, R1);
        between(asm, R4, R1, R2);
        between(asm, R5, R2, R7);
        asm.stm(R12, true, RegisterList.range(R0, R5));
    }

    /** The upper half of one register and the lower half of the next. */
    private static void between(MacroAssembler asm, Register result, Register first, Register second) {
        asm.lsr(result, first, 16);
        asm.orr(result, result, second.lsl(16));
    }
}
