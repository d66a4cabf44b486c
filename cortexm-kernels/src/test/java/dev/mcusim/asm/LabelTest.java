package dev.mcusim.asm;

import static dev.mcusim.isa.Condition.AL;
import static dev.mcusim.isa.Condition.NE;
import static dev.mcusim.isa.Register.R0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcusim.isa.EncodingException;
import dev.mcusim.isa.Instruction;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Branches get the shortest encoding that reaches, and reach. */
class LabelTest {
    /** Distances in bytes from the branch to its target, the target being that many bytes of code ahead. */
    @ParameterizedTest(name = "b {0} bytes ahead takes {1}")
    @CsvSource({"2, 2", "256, 2", "258, 2", "2050, 2", "2052, 4", "100000, 4"})
    void forward(int distance, int size) {
        Assembler asm = new Assembler();
        Label end = asm.label();
        asm.b(end);
        fill(asm, distance - 2);
        asm.bind(end);
        asm.nop();
        assertBranch(asm.finish(), 0, size, distance - 2 + size);
    }

    @ParameterizedTest(name = "bne {0} bytes ahead takes {1}")
    @CsvSource({"2, 2", "258, 2", "260, 4", "100000, 4"})
    void conditionalForward(int distance, int size) {
        Assembler asm = new Assembler();
        Label end = asm.label();
        asm.b(NE, end);
        fill(asm, distance - 2);
        asm.bind(end);
        asm.nop();
        assertBranch(asm.finish(), 0, size, distance - 2 + size);
    }

    @ParameterizedTest(name = "bne {0} bytes back takes {1}")
    @CsvSource({"0, 2", "252, 2", "254, 4", "100000, 4"})
    void conditionalBackward(int distance, int size) {
        Assembler asm = new Assembler();
        Label start = asm.here();
        fill(asm, distance);
        asm.b(NE, start);
        assertBranch(asm.finish(), distance, size, 0);
    }

    private static void fill(Assembler asm, int bytes) {
        for (int i = 0; i < bytes; i += 2) {
            asm.nop();
        }
    }

    private static void assertBranch(MachineCode code, int offset, int size, int target) {
        Instruction branch = (Instruction) Listing.decode(code.bytes(), offset);
        assertThat(branch.sizeInBytes()).isEqualTo(size);
        assertThat(branch.branchTarget(offset)).hasValue(target);
    }

    /** Many branches that grow each other: each must still lead to its label. */
    @Property(tries = 60)
    void everyBranchLeadsToItsLabel(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 700) Integer> gaps) {
        Assembler asm = new Assembler();
        List<Label> labels = gaps.stream().map(unused -> asm.label()).toList();
        for (int i = 0; i < gaps.size(); i++) {
            asm.bind(labels.get(i));
            asm.movs(R0, i);
            asm.b(i % 2 == 0 ? NE : AL, labels.get(gaps.size() - 1 - i));
            fill(asm, 2 * (gaps.get(i) / 10));
        }
        MachineCode code = asm.finish();
        int offset = 0;
        for (Instruction instruction : Listing.instructions(code)) {
            if (instruction.mnemonic().equals("B")) {
                int marked = marker(code, offset - 2);
                int target = (int) instruction.branchTarget(offset).orElseThrow();
                assertThat(marker(code, target)).isEqualTo(gaps.size() - 1 - marked);
            }
            offset += instruction.sizeInBytes();
        }
    }

    private static int marker(MachineCode code, int offset) {
        Instruction marker = (Instruction) Listing.decode(code.bytes(), offset);
        assertThat(marker.mnemonic()).isEqualTo("MOV");
        return marker.field("i");
    }

    @Test
    void compareAndBranchReaches130Bytes() {
        Assembler asm = new Assembler();
        Label end = asm.label();
        asm.cbz(R0, end);
        fill(asm, 128);
        asm.bind(end);
        asm.nop();
        assertBranch(asm.finish(), 0, 2, 130);
    }

    @Test
    void compareAndBranchOutOfReachIsRefused() {
        Assembler asm = new Assembler();
        Label end = asm.label();
        asm.cbz(R0, end);
        fill(asm, 130);
        asm.bind(end);
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(asm::finish)
                .satisfies(refusal -> {
                    assertThat(refusal.value()).isEqualTo(". + 132");
                    assertThat(refusal.legal()).isEqualTo("4..130 bytes from the branch, even");
                });
    }

    @Test
    void aLabelWithoutPlaceIsRefused() {
        Assembler asm = new Assembler();
        asm.b(asm.label("nowhere"));
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(asm::finish)
                .satisfies(refusal -> assertThat(refusal.subject()).isEqualTo("label nowhere"));
    }

    @Test
    void aSecondPlaceIsRefused() {
        Assembler asm = new Assembler();
        Label label = asm.here();
        assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> asm.bind(label));
    }
}
