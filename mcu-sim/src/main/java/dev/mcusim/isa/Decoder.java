package dev.mcusim.isa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Turns halfwords into instructions by the table's patterns. The first halfword alone leads to the few rows that can match;
 * among these the row with the most fixed bits is tried first.
 */
public final class Decoder {
    /** First halfwords from here on begin 32-bit instructions (ARMv7-M manual, A5.1). */
    private static final int FIRST_WIDE = 0xe800;

    /** For every first halfword, its rows. Equal lists are shared. */
    private static final Encoding[][] ROWS = index();

    private Decoder() {}

    /** Whether a halfword begins a 32-bit instruction. */
    public static boolean isWide(int firstHalfword) {
        return firstHalfword >= FIRST_WIDE;
    }

    /**
     * Decodes one instruction, as outside an IT block.
     *
     * @param firstHalfword the halfword at the instruction's address, 0 to 0xffff
     * @param secondHalfword the halfword behind it, looked at only when the first begins a 32-bit instruction
     */
    public static Decoded decode(int firstHalfword, int secondHalfword) {
        boolean wide = isWide(firstHalfword);
        int bits = wide ? firstHalfword << 16 | secondHalfword : firstHalfword;
        for (Encoding encoding : ROWS[firstHalfword]) {
            if (encoding.describes(bits)) {
                return result(encoding, bits);
            }
        }
        int size = wide ? 4 : 2;
        return UnmodelledGroups.find(bits, size).orElseGet(() -> new Undefined(bits, size));
    }

    /**
     * Decodes one instruction at a place inside or outside an IT block. What may not stand there is unpredictable: inside, instructions
     * that take no condition; before the last place, branches.
     *
     * @param itState ITSTATE there, 0 outside IT blocks
     */
    public static Decoded decode(int firstHalfword, int secondHalfword, int itState) {
        Decoded decoded = decode(firstHalfword, secondHalfword);
        if ((itState & 15) == 0 || !(decoded instanceof Instruction instruction)) {
            return decoded;
        }
        if (instruction.encoding().outsideItOnly()) {
            return new Unpredictable(instruction, "outside IT blocks only");
        }
        boolean last = (itState & 7) == 0;
        return last || !instruction.isBranch() ? decoded : new Unpredictable(instruction, "last in IT blocks only");
    }

    private static Decoded result(Encoding encoding, int bits) {
        if (encoding.isUndefined(bits)) {
            return new Undefined(bits, encoding.sizeInBytes());
        }
        Instruction instruction = encoding.instruction(bits);
        Optional<String> broken = encoding.unpredictability(bits);
        return broken.isPresent() ? new Unpredictable(instruction, broken.get()) : instruction;
    }

    private static Encoding[][] index() {
        List<Encoding> bySpecificity = new ArrayList<>(InstructionSet.encodings());
        bySpecificity.sort((a, b) -> Integer.bitCount(b.bitPattern().fixedMask())
                - Integer.bitCount(a.bitPattern().fixedMask()));
        Encoding[][] rows = new Encoding[0x10000][];
        Arrays.fill(rows, new Encoding[0]);
        for (Encoding encoding : bySpecificity) {
            append(rows, encoding);
        }
        return rows;
    }

    /** Appends a row to the list of every first halfword it can begin with; equal lists stay shared. */
    private static void append(Encoding[][] rows, Encoding encoding) {
        int shift = encoding.sizeInBytes() == 4 ? 16 : 0;
        int value = encoding.bitPattern().fixedValue() >>> shift;
        int free = ~(encoding.bitPattern().fixedMask() >>> shift) & 0xffff;
        IdentityHashMap<Encoding[], Encoding[]> longer = new IdentityHashMap<>();
        int subset = 0;
        do {
            int halfword = value | subset;
            if (isWide(halfword) == (shift != 0)) {
                rows[halfword] = longer.computeIfAbsent(rows[halfword], list -> {
                    Encoding[] copy = Arrays.copyOf(list, list.length + 1);
                    copy[list.length] = encoding;
                    return copy;
                });
            }
            subset = subset - free & free;
        } while (subset != 0);
    }
}
