package dev.mcusim.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Instruction words of the rows of the table. */
final class Samples {
    private Samples() {}

    /** Legal instructions of a row: random words that fit its pattern, without those the row's rules exclude. */
    static List<Instruction> of(Encoding encoding, Random random, int count) {
        List<Instruction> found = new ArrayList<>();
        for (int attempt = 0; attempt < 400 * count && found.size() < count; attempt++) {
            int bits = word(encoding, random);
            boolean legal = encoding.describes(bits)
                    && !encoding.isUndefined(bits)
                    && encoding.unpredictability(bits).isEmpty();
            if (legal) {
                found.add(encoding.instruction(bits));
            }
        }
        return found;
    }

    /** A random word that fits the pattern, with fields of all ones and all zeros more often than chance gives. */
    static int word(Encoding encoding, Random random) {
        int bits = encoding.bitPattern().base();
        for (BitField field : encoding.bitPattern().fields().values()) {
            int value =
                    switch (random.nextInt(8)) {
                        case 0 -> 0;
                        case 1 -> field.largest();
                        default -> random.nextInt();
                    };
            bits |= field.insert(value);
        }
        return bits;
    }
}
