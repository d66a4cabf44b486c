package dev.mcusim.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mcusim.isa.GoldenEncodings.Golden;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Words of GNU as against the decoder, the disassembler and the encoder. */
class GoldenEncodingsTest {
    private static final List<Golden> GOLDEN = GoldenEncodings.read();

    @Test
    void everyGoldenWordDisassemblesToTheTextOfObjdump() {
        SoftAssertions all = new SoftAssertions();
        for (Golden golden : GOLDEN) {
            all.assertThat(decode(golden))
                    .as("%08x", golden.bits())
                    .isInstanceOfSatisfying(Instruction.class, found -> {
                        assertThat(found.sizeInBytes()).isEqualTo(golden.sizeInBytes());
                        assertThat(found.disassembly(0)).isEqualTo(golden.text());
                    });
        }
        all.assertAll();
    }

    @Test
    void everyTextOfObjdumpEncodesToItsGoldenWord() {
        SoftAssertions all = new SoftAssertions();
        for (Golden golden : GOLDEN) {
            Instruction encoded = AssemblyText.parse(golden.text()).encode(false);
            all.assertThat(Integer.toHexString(encoded.bits()))
                    .as(golden.text())
                    .isEqualTo(Integer.toHexString(golden.bits()));
        }
        all.assertAll();
    }

    @Test
    void everyGoldenWordInAnItBlockDisassemblesToTheTextOfObjdump() {
        SoftAssertions all = new SoftAssertions();
        for (Golden golden : GoldenEncodings.readUnderEq()) {
            Instruction found = ((Instruction) decode(golden)).inItBlock(Condition.EQ);
            all.assertThat(found.disassembly(2)).as("%08x", golden.bits()).isEqualTo(golden.text());
            all.assertThat(found.reads().contains(Resources.Z))
                    .as(golden.text())
                    .isTrue();
        }
        all.assertAll();
    }

    @Test
    void everyRowOfTheTableHasGoldenWords() {
        Set<Encoding> covered = new HashSet<>();
        for (Golden golden : GOLDEN) {
            covered.add(((Instruction) decode(golden)).encoding());
        }
        assertThat(InstructionSet.encodings())
                .allSatisfy(row -> assertThat(covered).contains(row));
    }

    @Test
    void gnuToolsStillGiveTheGoldenWords() {
        assumeTrue(GnuTools.areInstalled(), "arm-none-eabi-as and arm-none-eabi-objdump are not on the PATH");
        List<Instruction> instructions = GOLDEN.stream()
                .map(golden -> (Instruction) decode(golden))
                .filter(found ->
                        !found.mnemonic().equals("IT") && found.branchTarget(0).isEmpty())
                .toList();
        List<GnuTools.Line> lines = GnuTools.disassemble(instructions);
        assertThat(lines).hasSameSizeAs(instructions);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).text()).isEqualTo(instructions.get(i).disassembly(0));
        }
    }

    private static Decoded decode(Golden golden) {
        return golden.sizeInBytes() == 2
                ? Decoder.decode(golden.bits(), 0)
                : Decoder.decode(golden.bits() >>> 16, golden.bits() & 0xffff);
    }
}
