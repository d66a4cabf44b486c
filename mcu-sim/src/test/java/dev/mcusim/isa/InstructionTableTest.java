package dev.mcusim.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The table is consistent in itself: rows do not overlap, and encoder and decoder agree about each. */
class InstructionTableTest {
    private static final List<Encoding> ROWS = InstructionSet.encodings();

    @Test
    void rowsAreToldApartByInstructionAndNameAndSyntax() {
        Set<String> names = new HashSet<>();
        for (Encoding row : ROWS) {
            assertThat(names.add(row + " " + row.syntaxText() + " " + row.pattern()))
                    .as("%s", row)
                    .isTrue();
        }
    }

    /** Where two patterns meet, their SEE rules must give every word to one of them. */
    @Property(tries = 20)
    void noWordBelongsToTwoRows(@ForAll long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROWS.size(); i++) {
            for (int j = i + 1; j < ROWS.size(); j++) {
                BitPattern one = ROWS.get(i).bitPattern();
                BitPattern other = ROWS.get(j).bitPattern();
                boolean meet = one.width() == other.width()
                        && ((one.fixedValue() ^ other.fixedValue()) & one.fixedMask() & other.fixedMask()) == 0;
                for (int k = 0; meet && k < 40; k++) {
                    int bits = common(ROWS.get(i), ROWS.get(j), random);
                    assertThat(ROWS.get(i).describes(bits) && ROWS.get(j).describes(bits))
                            .as("%s and %s describe %08x", ROWS.get(i), ROWS.get(j), bits)
                            .isFalse();
                }
            }
        }
    }

    /** A word with the fixed bits of both rows. */
    private static int common(Encoding one, Encoding other, Random random) {
        int word = Samples.word(one, random);
        BitPattern pattern = other.bitPattern();
        return (word & ~pattern.fixedMask()) | pattern.fixedValue();
    }

    @Property(tries = 50)
    void everyRowDecodesToItself(@ForAll long seed) {
        Random random = new Random(seed);
        for (Encoding row : ROWS) {
            for (Instruction instruction : Samples.of(row, random, 1)) {
                assertThat(decode(instruction)).isEqualTo(instruction);
            }
        }
    }

    @Test
    void everyRowHasLegalWords() {
        Random random = new Random(1);
        assertThat(ROWS)
                .allSatisfy(row -> assertThat(Samples.of(row, random, 1)).isNotEmpty());
    }

    /** What the decoder reads, the encoder writes: the same word, or another row's word that means and reads the same. */
    @Property(tries = 50)
    void operandsOfEveryRowEncodeBackToTheWord(@ForAll long seed) {
        Random random = new Random(seed);
        for (Encoding row : ROWS) {
            for (Instruction instruction : Samples.of(row, random, 1)) {
                Instruction again = Encoder.encode(mnemonic(instruction), instruction.operands(), false);
                if (again.encoding() == row) {
                    assertThat(again.bits()).as("%s", instruction).isEqualTo(instruction.bits());
                } else {
                    assertThat(again.operands()).isEqualTo(instruction.operands());
                    assertThat(again.sizeInBytes()).isEqualTo(instruction.sizeInBytes());
                    assertThat(again.mnemonic()).isEqualTo(instruction.mnemonic());
                }
            }
        }
    }

    /** The mnemonic as the encoder takes it, with the width of the row. */
    private static String mnemonic(Instruction instruction) {
        String text = instruction.encoding().syntax().format(instruction, 0);
        int blank = text.indexOf(' ');
        String head = blank < 0 ? text : text.substring(0, blank);
        String bare = head.endsWith(".w") || head.endsWith(".n") ? head.substring(0, head.length() - 2) : head;
        if (instruction.encoding().syntax().hasConditionField()) {
            bare = "b";
        }
        return bare + (instruction.sizeInBytes() == 2 ? ".n" : ".w");
    }

    @Test
    void everyHalfwordIsOneThingOnly() {
        for (int halfword = 0; halfword < 0xe800; halfword++) {
            int bits = halfword;
            List<Encoding> rows = ROWS.stream()
                    .filter(row -> row.sizeInBytes() == 2 && row.describes(bits))
                    .toList();
            Decoded decoded = Decoder.decode(halfword, 0);
            if (rows.isEmpty()) {
                assertThat(decoded).isEqualTo(new Undefined(halfword, 2));
            } else {
                assertThat(rows).as("%04x", halfword).hasSize(1);
                Instruction instruction = decoded instanceof Unpredictable unpredictable
                        ? unpredictable.instruction()
                        : (Instruction) decoded;
                assertThat(instruction).isEqualTo(rows.get(0).instruction(halfword));
            }
        }
    }

    private static Decoded decode(Instruction instruction) {
        int bits = instruction.bits();
        return instruction.sizeInBytes() == 2
                ? Decoder.decode(bits, 0xffff)
                : Decoder.decode(bits >>> 16, bits & 0xffff);
    }
}
