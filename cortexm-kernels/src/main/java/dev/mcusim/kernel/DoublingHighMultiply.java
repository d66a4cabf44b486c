package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;

/**
 * gemmlowp's SaturatingRoundingDoublingHighMul by a constant, {@code round(x * multiplier / 2^31)}, in one instruction for every x.
 *
 * <p>SMMULR gives {@code round(x * d / 2^32)} with halves upwards, so {@code d = 2 * multiplier} is what is wanted. Where that needs 32 bits,
 * {@code d - 2^32} is taken instead and SMMLAR adds x, the missing {@code x * 2^32 / 2^32}.
 *
 * @param multiplier Q31 fraction, 0 to 2^31 - 1
 */
record DoublingHighMultiply(int multiplier) {
    /** Puts the doubled multiplier into a register, where {@link #emit} expects it. */
    void load(MacroAssembler asm, Register doubled) {
        asm.loadConstant(doubled, multiplier << 1);
    }

    /** Emits {@code rd = round(x * multiplier / 2^31)}. */
    void emit(MacroAssembler asm, Register rd, Register x, Register doubled) {
        if (multiplier << 1 < 0) {
            asm.smmlar(rd, x, doubled, x);
        } else {
            asm.smmulr(rd, x, doubled);
        }
    }

    /**
     * Emits gemmlowp's RoundingDivideByPOT in place, {@code round(x / 2^exponent)} with halves away from zero: three instructions, none for exponent 0.
     *
     * @param exponent 0 to 31; x plus 2^(exponent-1) must fit 32 bits
     */
    static void divideByPowerOfTwo(MacroAssembler asm, Register x, int exponent) {
        if (exponent > 0) {
            asm.add(x, x, x.asr(31));
            asm.addImmediate(x, x, 1 << (exponent - 1));
            asm.asr(x, x, exponent);
        }
    }
}
