package dev.mcusim.asm;

import dev.mcusim.isa.Register;

/**
 * Extension of bytes and halfwords, alone or with an addition, and packing of halfwords.
 */
public interface ExtendInstructions extends InstructionSink {
    /** SXTB: rd = lowest byte of rm sign-extended. */
    default void sxtb(Register rd, Register rm) {
        emit("sxtb", rd, rm);
    }

    /** SXTB: rd = lowest byte of rm rotated right by 0, 8, 16 or 24, sign-extended. */
    default void sxtb(Register rd, Register rm, int rotation) {
        emit("sxtb", rd, rm.ror(rotation));
    }

    /** SXTAB: rd = rn + lowest byte of rm sign-extended. */
    default void sxtab(Register rd, Register rn, Register rm) {
        emit("sxtab", rd, rn, rm);
    }

    /** SXTAB: rd = rn + lowest byte of rm rotated right by 0, 8, 16 or 24, sign-extended. */
    default void sxtab(Register rd, Register rn, Register rm, int rotation) {
        emit("sxtab", rd, rn, rm.ror(rotation));
    }

    /** SXTH: rd = lower half of rm sign-extended. */
    default void sxth(Register rd, Register rm) {
        emit("sxth", rd, rm);
    }

    /** SXTH: rd = lower half of rm rotated right by 0, 8, 16 or 24, sign-extended. */
    default void sxth(Register rd, Register rm, int rotation) {
        emit("sxth", rd, rm.ror(rotation));
    }

    /** SXTAH: rd = rn + lower half of rm sign-extended. */
    default void sxtah(Register rd, Register rn, Register rm) {
        emit("sxtah", rd, rn, rm);
    }

    /** SXTAH: rd = rn + lower half of rm rotated right by 0, 8, 16 or 24, sign-extended. */
    default void sxtah(Register rd, Register rn, Register rm, int rotation) {
        emit("sxtah", rd, rn, rm.ror(rotation));
    }

    /** SXTB16: rd = bytes 0 and 2, as two halves, of rm sign-extended. */
    default void sxtb16(Register rd, Register rm) {
        emit("sxtb16", rd, rm);
    }

    /** SXTB16: rd = bytes 0 and 2, as two halves, of rm rotated right by 0, 8, 16 or 24, sign-extended. */
    default void sxtb16(Register rd, Register rm, int rotation) {
        emit("sxtb16", rd, rm.ror(rotation));
    }

    /** SXTAB16: rd = rn + bytes 0 and 2, as two halves, of rm sign-extended. */
    default void sxtab16(Register rd, Register rn, Register rm) {
        emit("sxtab16", rd, rn, rm);
    }

    /** SXTAB16: rd = rn + bytes 0 and 2, as two halves, of rm rotated right by 0, 8, 16 or 24, sign-extended. */
    default void sxtab16(Register rd, Register rn, Register rm, int rotation) {
        emit("sxtab16", rd, rn, rm.ror(rotation));
    }

    /** UXTB: rd = lowest byte of rm zero-extended. */
    default void uxtb(Register rd, Register rm) {
        emit("uxtb", rd, rm);
    }

    /** UXTB: rd = lowest byte of rm rotated right by 0, 8, 16 or 24, zero-extended. */
    default void uxtb(Register rd, Register rm, int rotation) {
        emit("uxtb", rd, rm.ror(rotation));
    }

    /** UXTAB: rd = rn + lowest byte of rm zero-extended. */
    default void uxtab(Register rd, Register rn, Register rm) {
        emit("uxtab", rd, rn, rm);
    }

    /** UXTAB: rd = rn + lowest byte of rm rotated right by 0, 8, 16 or 24, zero-extended. */
    default void uxtab(Register rd, Register rn, Register rm, int rotation) {
        emit("uxtab", rd, rn, rm.ror(rotation));
    }

    /** UXTH: rd = lower half of rm zero-extended. */
    default void uxth(Register rd, Register rm) {
        emit("uxth", rd, rm);
    }

    /** UXTH: rd = lower half of rm rotated right by 0, 8, 16 or 24, zero-extended. */
    default void uxth(Register rd, Register rm, int rotation) {
        emit("uxth", rd, rm.ror(rotation));
    }

    /** UXTAH: rd = rn + lower half of rm zero-extended. */
    default void uxtah(Register rd, Register rn, Register rm) {
        emit("uxtah", rd, rn, rm);
    }

    /** UXTAH: rd = rn + lower half of rm rotated right by 0, 8, 16 or 24, zero-extended. */
    default void uxtah(Register rd, Register rn, Register rm, int rotation) {
        emit("uxtah", rd, rn, rm.ror(rotation));
    }

    /** UXTB16: rd = bytes 0 and 2, as two halves, of rm zero-extended. */
    default void uxtb16(Register rd, Register rm) {
        emit("uxtb16", rd, rm);
    }

    /** UXTB16: rd = bytes 0 and 2, as two halves, of rm rotated right by 0, 8, 16 or 24, zero-extended. */
    default void uxtb16(Register rd, Register rm, int rotation) {
        emit("uxtb16", rd, rm.ror(rotation));
    }

    /** UXTAB16: rd = rn + bytes 0 and 2, as two halves, of rm zero-extended. */
    default void uxtab16(Register rd, Register rn, Register rm) {
        emit("uxtab16", rd, rn, rm);
    }

    /** UXTAB16: rd = rn + bytes 0 and 2, as two halves, of rm rotated right by 0, 8, 16 or 24, zero-extended. */
    default void uxtab16(Register rd, Register rn, Register rm, int rotation) {
        emit("uxtab16", rd, rn, rm.ror(rotation));
    }

    /** PKHBT: lower half of rn, upper half of rm. */
    default void pkhbt(Register rd, Register rn, Register rm) {
        emit("pkhbt", rd, rn, rm);
    }

    /** PKHBT: lower half of rn, upper half of rm shifted left by 0 to 31. */
    default void pkhbt(Register rd, Register rn, Register rm, int lsl) {
        emit("pkhbt", rd, rn, rm.lsl(lsl));
    }

    /** PKHTB: upper half of rn, lower half of rm shifted right arithmetically by 1 to 32. */
    default void pkhtb(Register rd, Register rn, Register rm, int asr) {
        emit("pkhtb", rd, rn, rm.asr(asr));
    }
}
