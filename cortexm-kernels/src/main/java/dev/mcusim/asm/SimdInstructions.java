package dev.mcusim.asm;

import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.Operand2;
import dev.mcusim.isa.Register;

/**
 * Parallel arithmetic on halfwords and bytes, and saturation (DSP extension).
 */
public interface SimdInstructions extends InstructionSink {
    /** SADD16: two halfword sums of rn and rm, signed, sets GE. */
    default void sadd16(Register rd, Register rn, Register rm) {
        emit("sadd16", rd, rn, rm);
    }

    /** SASX: halves exchanged, upper sum and lower difference of rn and rm, signed, sets GE. */
    default void sasx(Register rd, Register rn, Register rm) {
        emit("sasx", rd, rn, rm);
    }

    /** SSAX: halves exchanged, upper difference and lower sum of rn and rm, signed, sets GE. */
    default void ssax(Register rd, Register rn, Register rm) {
        emit("ssax", rd, rn, rm);
    }

    /** SSUB16: two halfword differences of rn and rm, signed, sets GE. */
    default void ssub16(Register rd, Register rn, Register rm) {
        emit("ssub16", rd, rn, rm);
    }

    /** SADD8: four byte sums of rn and rm, signed, sets GE. */
    default void sadd8(Register rd, Register rn, Register rm) {
        emit("sadd8", rd, rn, rm);
    }

    /** SSUB8: four byte differences of rn and rm, signed, sets GE. */
    default void ssub8(Register rd, Register rn, Register rm) {
        emit("ssub8", rd, rn, rm);
    }

    /** QADD16: two halfword sums of rn and rm, signed, saturating. */
    default void qadd16(Register rd, Register rn, Register rm) {
        emit("qadd16", rd, rn, rm);
    }

    /** QASX: halves exchanged, upper sum and lower difference of rn and rm, signed, saturating. */
    default void qasx(Register rd, Register rn, Register rm) {
        emit("qasx", rd, rn, rm);
    }

    /** QSAX: halves exchanged, upper difference and lower sum of rn and rm, signed, saturating. */
    default void qsax(Register rd, Register rn, Register rm) {
        emit("qsax", rd, rn, rm);
    }

    /** QSUB16: two halfword differences of rn and rm, signed, saturating. */
    default void qsub16(Register rd, Register rn, Register rm) {
        emit("qsub16", rd, rn, rm);
    }

    /** QADD8: four byte sums of rn and rm, signed, saturating. */
    default void qadd8(Register rd, Register rn, Register rm) {
        emit("qadd8", rd, rn, rm);
    }

    /** QSUB8: four byte differences of rn and rm, signed, saturating. */
    default void qsub8(Register rd, Register rn, Register rm) {
        emit("qsub8", rd, rn, rm);
    }

    /** SHADD16: two halfword sums of rn and rm, signed, halving. */
    default void shadd16(Register rd, Register rn, Register rm) {
        emit("shadd16", rd, rn, rm);
    }

    /** SHASX: halves exchanged, upper sum and lower difference of rn and rm, signed, halving. */
    default void shasx(Register rd, Register rn, Register rm) {
        emit("shasx", rd, rn, rm);
    }

    /** SHSAX: halves exchanged, upper difference and lower sum of rn and rm, signed, halving. */
    default void shsax(Register rd, Register rn, Register rm) {
        emit("shsax", rd, rn, rm);
    }

    /** SHSUB16: two halfword differences of rn and rm, signed, halving. */
    default void shsub16(Register rd, Register rn, Register rm) {
        emit("shsub16", rd, rn, rm);
    }

    /** SHADD8: four byte sums of rn and rm, signed, halving. */
    default void shadd8(Register rd, Register rn, Register rm) {
        emit("shadd8", rd, rn, rm);
    }

    /** SHSUB8: four byte differences of rn and rm, signed, halving. */
    default void shsub8(Register rd, Register rn, Register rm) {
        emit("shsub8", rd, rn, rm);
    }

    /** UADD16: two halfword sums of rn and rm, unsigned, sets GE. */
    default void uadd16(Register rd, Register rn, Register rm) {
        emit("uadd16", rd, rn, rm);
    }

    /** UASX: halves exchanged, upper sum and lower difference of rn and rm, unsigned, sets GE. */
    default void uasx(Register rd, Register rn, Register rm) {
        emit("uasx", rd, rn, rm);
    }

    /** USAX: halves exchanged, upper difference and lower sum of rn and rm, unsigned, sets GE. */
    default void usax(Register rd, Register rn, Register rm) {
        emit("usax", rd, rn, rm);
    }

    /** USUB16: two halfword differences of rn and rm, unsigned, sets GE. */
    default void usub16(Register rd, Register rn, Register rm) {
        emit("usub16", rd, rn, rm);
    }

    /** UADD8: four byte sums of rn and rm, unsigned, sets GE. */
    default void uadd8(Register rd, Register rn, Register rm) {
        emit("uadd8", rd, rn, rm);
    }

    /** USUB8: four byte differences of rn and rm, unsigned, sets GE. */
    default void usub8(Register rd, Register rn, Register rm) {
        emit("usub8", rd, rn, rm);
    }

    /** UQADD16: two halfword sums of rn and rm, unsigned, saturating. */
    default void uqadd16(Register rd, Register rn, Register rm) {
        emit("uqadd16", rd, rn, rm);
    }

    /** UQASX: halves exchanged, upper sum and lower difference of rn and rm, unsigned, saturating. */
    default void uqasx(Register rd, Register rn, Register rm) {
        emit("uqasx", rd, rn, rm);
    }

    /** UQSAX: halves exchanged, upper difference and lower sum of rn and rm, unsigned, saturating. */
    default void uqsax(Register rd, Register rn, Register rm) {
        emit("uqsax", rd, rn, rm);
    }

    /** UQSUB16: two halfword differences of rn and rm, unsigned, saturating. */
    default void uqsub16(Register rd, Register rn, Register rm) {
        emit("uqsub16", rd, rn, rm);
    }

    /** UQADD8: four byte sums of rn and rm, unsigned, saturating. */
    default void uqadd8(Register rd, Register rn, Register rm) {
        emit("uqadd8", rd, rn, rm);
    }

    /** UQSUB8: four byte differences of rn and rm, unsigned, saturating. */
    default void uqsub8(Register rd, Register rn, Register rm) {
        emit("uqsub8", rd, rn, rm);
    }

    /** UHADD16: two halfword sums of rn and rm, unsigned, halving. */
    default void uhadd16(Register rd, Register rn, Register rm) {
        emit("uhadd16", rd, rn, rm);
    }

    /** UHASX: halves exchanged, upper sum and lower difference of rn and rm, unsigned, halving. */
    default void uhasx(Register rd, Register rn, Register rm) {
        emit("uhasx", rd, rn, rm);
    }

    /** UHSAX: halves exchanged, upper difference and lower sum of rn and rm, unsigned, halving. */
    default void uhsax(Register rd, Register rn, Register rm) {
        emit("uhsax", rd, rn, rm);
    }

    /** UHSUB16: two halfword differences of rn and rm, unsigned, halving. */
    default void uhsub16(Register rd, Register rn, Register rm) {
        emit("uhsub16", rd, rn, rm);
    }

    /** UHADD8: four byte sums of rn and rm, unsigned, halving. */
    default void uhadd8(Register rd, Register rn, Register rm) {
        emit("uhadd8", rd, rn, rm);
    }

    /** UHSUB8: four byte differences of rn and rm, unsigned, halving. */
    default void uhsub8(Register rd, Register rn, Register rm) {
        emit("uhsub8", rd, rn, rm);
    }

    /** QADD: rd = rm + rn, saturated to 32 bits; Q when it saturates. */
    default void qadd(Register rd, Register rm, Register rn) {
        emit("qadd", rd, rm, rn);
    }

    /** QSUB: rd = rm - rn, saturated to 32 bits; Q when it saturates. */
    default void qsub(Register rd, Register rm, Register rn) {
        emit("qsub", rd, rm, rn);
    }

    /** QDADD: rd = rm + saturated 2 * rn, saturated to 32 bits; Q when it saturates. */
    default void qdadd(Register rd, Register rm, Register rn) {
        emit("qdadd", rd, rm, rn);
    }

    /** QDSUB: rd = rm - saturated 2 * rn, saturated to 32 bits; Q when it saturates. */
    default void qdsub(Register rd, Register rm, Register rn) {
        emit("qdsub", rd, rm, rn);
    }

    /** SEL: each byte of rd is that of rn where its GE flag is set, else that of rm. */
    default void sel(Register rd, Register rn, Register rm) {
        emit("sel", rd, rn, rm);
    }

    /** USAD8: rd = sum of the absolute differences of the four bytes. */
    default void usad8(Register rd, Register rn, Register rm) {
        emit("usad8", rd, rn, rm);
    }

    /** USADA8: rd = ra + sum of the absolute differences of the four bytes. */
    default void usada8(Register rd, Register rn, Register rm, Register ra) {
        emit("usada8", rd, rn, rm, ra);
    }

    /** SSAT: rd = op2 saturated to a signed range of 1 to 32 bits; op2 is a register, shifted by LSL or ASR. */
    default void ssat(Register rd, int saturate, Operand2 op2) {
        emit("ssat", rd, new Immediate(saturate), op2);
    }

    /** SSAT16: both halves of rn saturated to a signed range of 1 to 16 bits. */
    default void ssat16(Register rd, int saturate, Register rn) {
        emit("ssat16", rd, new Immediate(saturate), rn);
    }

    /** USAT: rd = op2 saturated to a unsigned range of 0 to 31 bits; op2 is a register, shifted by LSL or ASR. */
    default void usat(Register rd, int saturate, Operand2 op2) {
        emit("usat", rd, new Immediate(saturate), op2);
    }

    /** USAT16: both halves of rn saturated to a unsigned range of 0 to 15 bits. */
    default void usat16(Register rd, int saturate, Register rn) {
        emit("usat16", rd, new Immediate(saturate), rn);
    }
}
