package dev.mcusim.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every 16-bit word and random 32-bit words against GNU objdump. */
class ObjdumpSweepTest {
    private static final int WORDS = 30_000;

    @BeforeEach
    void needsGnuTools() {
        assumeTrue(GnuTools.areInstalled(), "arm-none-eabi-as and arm-none-eabi-objdump are not on the PATH");
    }

    @Test
    void everyHalfword() {
        List<Integer> halfwords = new ArrayList<>();
        for (int halfword = 0; halfword < 0xe800; halfword++) {
            boolean ifThen = halfword >>> 8 == 0xbf && (halfword & 15) != 0;
            if (!ifThen) {
                halfwords.add(halfword);
            }
        }
        compare(halfwords, 2);
    }

    @Test
    void randomWords() {
        long seed = Long.getLong("mcusim.seed", new Random().nextLong());
        System.out.println("ObjdumpSweepTest: seed " + seed + ", give it back with -Dmcusim.seed=" + seed);
        Random random = new Random(seed);
        List<Integer> words = new ArrayList<>();
        while (words.size() < WORDS) {
            words.add(0xe8000000 + (random.nextInt() >>> 1) % 0x18000000);
        }
        compare(words, 4);
    }

    private static void compare(List<Integer> words, int size) {
        StringBuilder source = new StringBuilder();
        words.forEach(bits -> source.append(GnuTools.inst(bits, size)).append('\n'));
        List<GnuTools.Line> lines = GnuTools.assemble(source.toString());
        assertThat(lines).hasSameSizeAs(words);
        SoftAssertions all = new SoftAssertions();
        for (GnuTools.Line line : lines) {
            Decoded decoded = size == 2
                    ? Decoder.decode(line.bits(), 0)
                    : Decoder.decode(line.bits() >>> 16, line.bits() & 0xffff);
            if (decoded instanceof Instruction instruction && !ObjdumpDifferences.isKnown(instruction)) {
                all.assertThat(instruction.disassembly(line.address()))
                        .as("%08x", line.bits())
                        .isEqualTo(line.text());
            } else if (decoded instanceof Undefined && ObjdumpDifferences.isKnownInstruction(line)) {
                all.fail("%08x is undefined here and to objdump %s", line.bits(), line.text());
            }
        }
        all.assertAll();
    }
}
