package dev.mcusim.asm;

import static dev.mcusim.isa.Condition.AL;
import static dev.mcusim.isa.Condition.EQ;
import static dev.mcusim.isa.Condition.GE;
import static dev.mcusim.isa.Condition.LT;
import static dev.mcusim.isa.Condition.NE;
import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcusim.isa.EncodingException;
import org.junit.jupiter.api.Test;

/** IT blocks, and what may stand in them. */
class ItBlockTest {
    private final Assembler asm = new Assembler();

    @Test
    void ifThenElse() {
        asm.it(LT, "E");
        asm.when(LT).mov(R1, 0);
        asm.when(GE).add(R1, R1, R0);
        assertThat(Listing.text(asm.finish())).containsExactly("ite lt", "movlt r1, #0", "addge r1, r1, r0");
    }

    @Test
    void fourInstructions() {
        asm.it(NE, "TEE");
        asm.when(NE).add(R0, R0, 1);
        asm.when(NE).add(R0, R1, R2);
        asm.when(EQ).sub(R0, R0, 1);
        asm.when(EQ).bx(LR);
        assertThat(Listing.text(asm.finish()))
                .containsExactly("ittee ne", "addne r0, r0, #1", "addne r0, r1, r2", "subeq r0, r0, #1", "bxeq lr");
    }

    @Test
    void sixteenBitArithmeticDoesNotSetFlagsInABlockAndDoesOutside() {
        asm.adds(R0, R1, R2);
        asm.it(EQ);
        asm.when(EQ).add(R0, R1, R2);
        asm.it(EQ);
        asm.when(EQ).adds(R0, R1, R2);
        assertThat(Listing.text(asm.finish()))
                .containsExactly("adds r0, r1, r2", "it eq", "addeq r0, r1, r2", "it eq", "addseq.w r0, r1, r2");
    }

    @Test
    void aConditionThatTheBlockDoesNotGiveIsRefused() {
        asm.it(EQ);
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> asm.when(NE).mov(R0, 1))
                .satisfies(refusal -> {
                    assertThat(refusal.value()).isEqualTo("condition ne");
                    assertThat(refusal.legal()).isEqualTo("condition eq");
                });
    }

    @Test
    void anInstructionWithoutConditionInABlockIsRefused() {
        asm.it(EQ);
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> asm.mov(R0, 1))
                .satisfies(refusal -> assertThat(refusal.legal()).isEqualTo("condition eq"));
    }

    @Test
    void aConditionOutsideABlockIsRefused() {
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> asm.when(EQ).mov(R0, 1))
                .satisfies(refusal -> assertThat(refusal.legal()).isEqualTo("condition al"));
    }

    @Test
    void aBranchBeforeTheEndOfABlockIsRefused() {
        asm.it(EQ, "T");
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> asm.when(EQ).bx(LR))
                .satisfies(refusal -> assertThat(refusal.legal()).isEqualTo("last in the IT block"));
    }

    @Test
    void compareAndBranchItselfMayNotBeConditional() {
        asm.it(EQ);
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> asm.when(EQ).cbz(R0, asm.label()))
                .satisfies(refusal -> assertThat(refusal.legal()).isEqualTo("outside IT blocks"));
    }

    @Test
    void anElseOfAlwaysIsRefused() {
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> asm.it(AL, "E"))
                .satisfies(refusal -> assertThat(refusal.value()).contains("e"));
    }

    @Test
    void codeMayNotEndInABlock() {
        asm.it(EQ, "T");
        asm.when(EQ).mov(R0, 1);
        assertThatExceptionOfType(EncodingException.class).isThrownBy(asm::finish);
        assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> asm.align(4));
        assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> asm.word(1));
    }

    @Test
    void theMacroAssemblerOpensABlockForOneInstruction() {
        MacroAssembler macros = new MacroAssembler();
        macros.when(EQ).mov(R0, 1);
        macros.mov(R0, 2);
        assertThat(Listing.text(macros.finish())).containsExactly("it eq", "moveq r0, #1", "mov.w r0, #2");
    }
}
