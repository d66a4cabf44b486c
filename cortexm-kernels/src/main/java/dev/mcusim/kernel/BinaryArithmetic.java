package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;

/**
 * The arithmetic of a two-input elementwise operator on four lanes. It owns registers r6 to r9 within a word and r10, r11, r12 and lr for the whole
 * kernel.
 */
interface BinaryArithmetic {
    /** Human-readable name of the operator and the algorithm. */
    String describe();

    /** The result for one pair of operands, clamped: what the emitted code computes. */
    int evaluate(int x0, int x1);

    /** Emits the loading of constants, once. */
    void load(MacroAssembler asm);

    /**
     * Emits the work on one word.
     *
     * @param word0 four lanes of operand 0; changed only if it is {@code result}
     * @param word1 likewise operand 1
     * @param result {@code word0} or {@code word1}
     */
    void emit(MacroAssembler asm, Register word0, Register word1, Register result);
}
