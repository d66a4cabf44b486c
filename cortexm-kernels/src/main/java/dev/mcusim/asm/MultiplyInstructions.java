package dev.mcusim.asm;

import dev.mcusim.isa.Register;

/**
 * Multiplies, multiply-accumulates and divides, with those of the DSP extension.
 */
public interface MultiplyInstructions extends InstructionSink {
    /** MUL: rd = rn * rm, lower 32 bits. */
    default void mul(Register rd, Register rn, Register rm) {
        emit("mul", rd, rn, rm);
    }

    /** MULS: rd = rn * rm, lower 32 bits, sets N and Z. Low registers, and rd is rn or rm. */
    default void muls(Register rd, Register rn, Register rm) {
        emit("muls", rd, rn, rm);
    }

    /** MLA: rd = ra + rn * rm. */
    default void mla(Register rd, Register rn, Register rm, Register ra) {
        emit("mla", rd, rn, rm, ra);
    }

    /** MLS: rd = ra - rn * rm. */
    default void mls(Register rd, Register rn, Register rm, Register ra) {
        emit("mls", rd, rn, rm, ra);
    }

    /** UMULL: rdHi:rdLo = rn * rm, unsigned. */
    default void umull(Register rdLo, Register rdHi, Register rn, Register rm) {
        emit("umull", rdLo, rdHi, rn, rm);
    }

    /** SMULL: rdHi:rdLo = rn * rm, signed. */
    default void smull(Register rdLo, Register rdHi, Register rn, Register rm) {
        emit("smull", rdLo, rdHi, rn, rm);
    }

    /** UMLAL: rdHi:rdLo += rn * rm, unsigned. */
    default void umlal(Register rdLo, Register rdHi, Register rn, Register rm) {
        emit("umlal", rdLo, rdHi, rn, rm);
    }

    /** SMLAL: rdHi:rdLo += rn * rm, signed. */
    default void smlal(Register rdLo, Register rdHi, Register rn, Register rm) {
        emit("smlal", rdLo, rdHi, rn, rm);
    }

    /** UMAAL: rdHi:rdLo = rn * rm + rdLo + rdHi, unsigned. */
    default void umaal(Register rdLo, Register rdHi, Register rn, Register rm) {
        emit("umaal", rdLo, rdHi, rn, rm);
    }

    /** SDIV: rd = rn / rm, signed, rounding towards zero; by zero gives zero unless CCR traps it. */
    default void sdiv(Register rd, Register rn, Register rm) {
        emit("sdiv", rd, rn, rm);
    }

    /** UDIV: rd = rn / rm, unsigned; by zero gives zero unless CCR traps it. */
    default void udiv(Register rd, Register rn, Register rm) {
        emit("udiv", rd, rn, rm);
    }

    /** SMULBB: rd = lower half of rn * lower half of rm, signed. */
    default void smulbb(Register rd, Register rn, Register rm) {
        emit("smulbb", rd, rn, rm);
    }

    /** SMLABB: rd = ra + lower half of rn * lower half of rm; Q on overflow. */
    default void smlabb(Register rd, Register rn, Register rm, Register ra) {
        emit("smlabb", rd, rn, rm, ra);
    }

    /** SMLALBB: rdHi:rdLo += lower half of rn * lower half of rm. */
    default void smlalbb(Register rdLo, Register rdHi, Register rn, Register rm) {
        emit("smlalbb", rdLo, rdHi, rn, rm);
    }

    /** SMULBT: rd = lower half of rn * upper half of rm, signed. */
    default void smulbt(Register rd, Register rn, Register rm) {
        emit("smulbt", rd, rn, rm);
    }

    /** SMLABT: rd = ra + lower half of rn * upper half of rm; Q on overflow. */
    default void smlabt(Register rd, Register rn, Register rm, Register ra) {
        emit("smlabt", rd, rn, rm, ra);
    }

    /** SMLALBT: rdHi:rdLo += lower half of rn * upper half of rm. */
    default void smlalbt(Register rdLo, Register rdHi, Register rn, Register rm) {
        emit("smlalbt", rdLo, rdHi, rn, rm);
    }

    /** SMULTB: rd = upper half of rn * lower half of rm, signed. */
    default void smultb(Register rd, Register rn, Register rm) {
        emit("smultb", rd, rn, rm);
    }

    /** SMLATB: rd = ra + upper half of rn * lower half of rm; Q on overflow. */
    default void smlatb(Register rd, Register rn, Register rm, Register ra) {
        emit("smlatb", rd, rn, rm, ra);
    }

    /** SMLALTB: rdHi:rdLo += upper half of rn * lower half of rm. */
    default void smlaltb(Register rdLo, Register rdHi, Register rn, Register rm) {
        emit("smlaltb", rdLo, rdHi, rn, rm);
    }

    /** SMULTT: rd = upper half of rn * upper half of rm, signed. */
    default void smultt(Register rd, Register rn, Register rm) {
        emit("smultt", rd, rn, rm);
    }

    /** SMLATT: rd = ra + upper half of rn * upper half of rm; Q on overflow. */
    default void smlatt(Register rd, Register rn, Register rm, Register ra) {
        emit("smlatt", rd, rn, rm, ra);
    }

    /** SMLALTT: rdHi:rdLo += upper half of rn * upper half of rm. */
    default void smlaltt(Register rdLo, Register rdHi, Register rn, Register rm) {
        emit("smlaltt", rdLo, rdHi, rn, rm);
    }

    /** SMULWB: rd = bits 47..16 of rn * lower half of rm. */
    default void smulwb(Register rd, Register rn, Register rm) {
        emit("smulwb", rd, rn, rm);
    }

    /** SMLAWB: rd = ra + bits 47..16 of rn * lower half of rm; Q on overflow. */
    default void smlawb(Register rd, Register rn, Register rm, Register ra) {
        emit("smlawb", rd, rn, rm, ra);
    }

    /** SMULWT: rd = bits 47..16 of rn * upper half of rm. */
    default void smulwt(Register rd, Register rn, Register rm) {
        emit("smulwt", rd, rn, rm);
    }

    /** SMLAWT: rd = ra + bits 47..16 of rn * upper half of rm; Q on overflow. */
    default void smlawt(Register rd, Register rn, Register rm, Register ra) {
        emit("smlawt", rd, rn, rm, ra);
    }

    /** SMLAD: rd = ra + lower rn * lower rm + upper rn * upper rm; Q on overflow. */
    default void smlad(Register rd, Register rn, Register rm, Register ra) {
        emit("smlad", rd, rn, rm, ra);
    }

    /** SMLADX: rd = ra + lower rn * upper rm + upper rn * lower rm; Q on overflow. */
    default void smladx(Register rd, Register rn, Register rm, Register ra) {
        emit("smladx", rd, rn, rm, ra);
    }

    /** SMLSD: rd = ra + lower rn * lower rm - upper rn * upper rm; Q on overflow. */
    default void smlsd(Register rd, Register rn, Register rm, Register ra) {
        emit("smlsd", rd, rn, rm, ra);
    }

    /** SMLSDX: rd = ra + lower rn * upper rm - upper rn * lower rm; Q on overflow. */
    default void smlsdx(Register rd, Register rn, Register rm, Register ra) {
        emit("smlsdx", rd, rn, rm, ra);
    }

    /** SMMLA: rd = upper word of (ra:0 + rn * rm). */
    default void smmla(Register rd, Register rn, Register rm, Register ra) {
        emit("smmla", rd, rn, rm, ra);
    }

    /** SMMLAR: rd = upper word of (ra:0 + rn * rm), rounded. */
    default void smmlar(Register rd, Register rn, Register rm, Register ra) {
        emit("smmlar", rd, rn, rm, ra);
    }

    /** SMMLS: rd = upper word of (ra:0 - rn * rm). */
    default void smmls(Register rd, Register rn, Register rm, Register ra) {
        emit("smmls", rd, rn, rm, ra);
    }

    /** SMMLSR: rd = upper word of (ra:0 - rn * rm), rounded. */
    default void smmlsr(Register rd, Register rn, Register rm, Register ra) {
        emit("smmlsr", rd, rn, rm, ra);
    }

    /** SMUAD: rd = lower rn * lower rm + upper rn * upper rm; Q on overflow. */
    default void smuad(Register rd, Register rn, Register rm) {
        emit("smuad", rd, rn, rm);
    }

    /** SMUADX: rd = lower rn * upper rm + upper rn * lower rm; Q on overflow. */
    default void smuadx(Register rd, Register rn, Register rm) {
        emit("smuadx", rd, rn, rm);
    }

    /** SMUSD: rd = lower rn * lower rm - upper rn * upper rm. */
    default void smusd(Register rd, Register rn, Register rm) {
        emit("smusd", rd, rn, rm);
    }

    /** SMUSDX: rd = lower rn * upper rm - upper rn * lower rm. */
    default void smusdx(Register rd, Register rn, Register rm) {
        emit("smusdx", rd, rn, rm);
    }

    /** SMMUL: rd = upper word of rn * rm. */
    default void smmul(Register rd, Register rn, Register rm) {
        emit("smmul", rd, rn, rm);
    }

    /** SMMULR: rd = upper word of rn * rm, rounded. */
    default void smmulr(Register rd, Register rn, Register rm) {
        emit("smmulr", rd, rn, rm);
    }

    /** SMLALD: rdHi:rdLo += lower * lower + upper * upper halves of rn and rm. */
    default void smlald(Register rdLo, Register rdHi, Register rn, Register rm) {
        emit("smlald", rdLo, rdHi, rn, rm);
    }

    /** SMLALDX: rdHi:rdLo += lower * upper + upper * lower halves of rn and rm. */
    default void smlaldx(Register rdLo, Register rdHi, Register rn, Register rm) {
        emit("smlaldx", rdLo, rdHi, rn, rm);
    }

    /** SMLSLD: rdHi:rdLo += lower * lower - upper * upper halves of rn and rm. */
    default void smlsld(Register rdLo, Register rdHi, Register rn, Register rm) {
        emit("smlsld", rdLo, rdHi, rn, rm);
    }

    /** SMLSLDX: rdHi:rdLo += lower * upper - upper * lower halves of rn and rm. */
    default void smlsldx(Register rdLo, Register rdHi, Register rn, Register rm) {
        emit("smlsldx", rdLo, rdHi, rn, rm);
    }
}
