package dev.mcusim.asm;

import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.Register;

/**
 * Shifts, bit fields, and counting and reversing of bits.
 */
public interface BitInstructions extends InstructionSink {
    /** LSL: rd = rm shifted left by 0 to 31 bits. */
    default void lsl(Register rd, Register rm, int amount) {
        emit("lsl", rd, rm, new Immediate(amount));
    }

    /** LSL: rd = rn shifted left by the lowest byte of rm. */
    default void lsl(Register rd, Register rn, Register rm) {
        emit("lsl", rd, rn, rm);
    }

    /** LSLS: rd = rm shifted left by 0 to 31 bits, sets the flags. */
    default void lsls(Register rd, Register rm, int amount) {
        emit("lsls", rd, rm, new Immediate(amount));
    }

    /** LSLS: rd = rn shifted left by the lowest byte of rm, sets the flags. */
    default void lsls(Register rd, Register rn, Register rm) {
        emit("lsls", rd, rn, rm);
    }

    /** LSR: rd = rm shifted right, zeros enter by 1 to 32 bits. */
    default void lsr(Register rd, Register rm, int amount) {
        emit("lsr", rd, rm, new Immediate(amount));
    }

    /** LSR: rd = rn shifted right, zeros enter by the lowest byte of rm. */
    default void lsr(Register rd, Register rn, Register rm) {
        emit("lsr", rd, rn, rm);
    }

    /** LSRS: rd = rm shifted right, zeros enter by 1 to 32 bits, sets the flags. */
    default void lsrs(Register rd, Register rm, int amount) {
        emit("lsrs", rd, rm, new Immediate(amount));
    }

    /** LSRS: rd = rn shifted right, zeros enter by the lowest byte of rm, sets the flags. */
    default void lsrs(Register rd, Register rn, Register rm) {
        emit("lsrs", rd, rn, rm);
    }

    /** ASR: rd = rm shifted right, the sign enters by 1 to 32 bits. */
    default void asr(Register rd, Register rm, int amount) {
        emit("asr", rd, rm, new Immediate(amount));
    }

    /** ASR: rd = rn shifted right, the sign enters by the lowest byte of rm. */
    default void asr(Register rd, Register rn, Register rm) {
        emit("asr", rd, rn, rm);
    }

    /** ASRS: rd = rm shifted right, the sign enters by 1 to 32 bits, sets the flags. */
    default void asrs(Register rd, Register rm, int amount) {
        emit("asrs", rd, rm, new Immediate(amount));
    }

    /** ASRS: rd = rn shifted right, the sign enters by the lowest byte of rm, sets the flags. */
    default void asrs(Register rd, Register rn, Register rm) {
        emit("asrs", rd, rn, rm);
    }

    /** ROR: rd = rm rotated right by 1 to 31 bits. */
    default void ror(Register rd, Register rm, int amount) {
        emit("ror", rd, rm, new Immediate(amount));
    }

    /** ROR: rd = rn rotated right by the lowest byte of rm. */
    default void ror(Register rd, Register rn, Register rm) {
        emit("ror", rd, rn, rm);
    }

    /** RORS: rd = rm rotated right by 1 to 31 bits, sets the flags. */
    default void rors(Register rd, Register rm, int amount) {
        emit("rors", rd, rm, new Immediate(amount));
    }

    /** RORS: rd = rn rotated right by the lowest byte of rm, sets the flags. */
    default void rors(Register rd, Register rn, Register rm) {
        emit("rors", rd, rn, rm);
    }

    /** RRX: rd = rm rotated right by one bit through C. */
    default void rrx(Register rd, Register rm) {
        emit("rrx", rd, rm);
    }

    /** RRXS: rd = rm rotated right by one bit through C, sets the flags. */
    default void rrxs(Register rd, Register rm) {
        emit("rrxs", rd, rm);
    }

    /** UBFX: rd = width bits of rn from bit lsb, zero-extended. */
    default void ubfx(Register rd, Register rn, int lsb, int width) {
        emit("ubfx", rd, rn, new Immediate(lsb), new Immediate(width));
    }

    /** SBFX: rd = width bits of rn from bit lsb, sign-extended. */
    default void sbfx(Register rd, Register rn, int lsb, int width) {
        emit("sbfx", rd, rn, new Immediate(lsb), new Immediate(width));
    }

    /** BFI: width bits of rd from bit lsb become the lowest bits of rn. */
    default void bfi(Register rd, Register rn, int lsb, int width) {
        emit("bfi", rd, rn, new Immediate(lsb), new Immediate(width));
    }

    /** BFC: width bits of rd from bit lsb become zero. */
    default void bfc(Register rd, int lsb, int width) {
        emit("bfc", rd, new Immediate(lsb), new Immediate(width));
    }

    /** CLZ: rd = number of leading zeros of rm. */
    default void clz(Register rd, Register rm) {
        emit("clz", rd, rm);
    }

    /** REV: rd = rm with its bytes reversed. */
    default void rev(Register rd, Register rm) {
        emit("rev", rd, rm);
    }

    /** REV16: rd = rm with the bytes of each half reversed. */
    default void rev16(Register rd, Register rm) {
        emit("rev16", rd, rm);
    }

    /** REVSH: rd = lower half of rm with its bytes reversed, sign-extended. */
    default void revsh(Register rd, Register rm) {
        emit("revsh", rd, rm);
    }

    /** RBIT: rd = rm with its bits reversed. */
    default void rbit(Register rd, Register rm) {
        emit("rbit", rd, rm);
    }
}
