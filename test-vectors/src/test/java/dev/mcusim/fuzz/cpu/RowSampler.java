package dev.mcusim.fuzz.cpu;

import dev.mcusim.isa.BitField;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.Encoding;
import dev.mcusim.isa.Instruction;
import java.util.SplittableRandom;

/** Random words of one row of the instruction table. */
final class RowSampler {

    private final Encoding row;
    private final int fixed;
    private final int free;
    /** The field that must repeat field m (CLZ, REV, RBIT), or null. */
    private final BitField repeated;

    RowSampler(Encoding row) {
        this.row = row;
        int base = 0;
        int fields = 0;
        String pattern = row.pattern().replace(" ", "");
        for (int i = 0; i < pattern.length(); i++) {
            char symbol = pattern.charAt(i);
            boolean shouldBe = symbol == '(';
            char bit = shouldBe ? pattern.charAt(i + 1) : symbol;
            base = base << 1 | (bit == '1' ? 1 : 0);
            fields = fields << 1 | (bit == '0' || bit == '1' ? 0 : 1);
            i += shouldBe ? 2 : 0;
        }
        fixed = base;
        free = fields;
        boolean repeats =
                row.hasField('n') && row.hasField('m') && row.mnemonic().matches("CLZ|REV.*|RBIT");
        repeated = repeats ? row.field("n") : null;
    }

    Encoding row() {
        return row;
    }

    /** A word with random fields, which may be of another row, undefined or unpredictable; see {@link #legal}. */
    int word(SplittableRandom random) {
        int any = random.nextInt();
        switch (random.nextInt(8)) {
            case 0 -> any &= random.nextInt();
            case 1 -> any |= random.nextInt();
            default -> {}
        }
        int bits = fixed | (any & free);
        return repeated == null ? bits : insert(bits, repeated, row.field("m").extract(bits));
    }

    /** The word with another value of a field. */
    static int insert(int bits, BitField field, int value) {
        return (bits & ~field.mask()) | field.insert(value);
    }

    /** The instruction that a word of this row is, or null where it is of another row, undefined or unpredictable. */
    Instruction legal(int bits) {
        boolean wide = row.sizeInBytes() == 4;
        boolean decodes =
                Decoder.decode(wide ? bits >>> 16 : bits, wide ? bits & 0xffff : 0) instanceof Instruction instruction
                        && instruction.encoding() == row;
        return decodes ? row.instruction(bits) : null;
    }
}
