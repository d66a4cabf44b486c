package dev.mcusim.isa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        return Coprocessors.other(bits, size).orElseGet(() -> new Undefined(bits, size));
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
        Map<List<Encoding>, Encoding[]> shared = new HashMap<>();
        Encoding[][] rows = new Encoding[0x10000][];
        for (int halfword = 0; halfword < rows.length; halfword++) {
            List<Encoding> matching = new ArrayList<>(4);
            for (Encoding encoding : bySpecificity) {
                boolean wide = encoding.sizeInBytes() == 4;
                if (wide == isWide(halfword)
                        && (wide
                                ? encoding.bitPattern().matchesFirstHalfword(halfword)
                                : encoding.bitPattern().matches(halfword))) {
                    matching.add(encoding);
                }
            }
            rows[halfword] = shared.computeIfAbsent(matching, list -> list.toArray(Encoding[]::new));
        }
        return rows;
    }
}
