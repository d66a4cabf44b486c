package dev.mcusim.asm;

import dev.mcusim.isa.EncodingException;
import dev.mcusim.isa.Operand;

/**
 * Where instructions go. The interfaces that extend this one give every instruction a method; they are views on one
 * {@link Assembler}.
 */
public interface InstructionSink {
    /**
     * Appends one instruction in its narrowest encoding.
     *
     * @param mnemonic as in unified syntax, lower case, with data types ({@code vadd.f32}), a flag-setting {@code s}, and
     *     {@code .n} or {@code .w} where a width is wanted; without condition
     * @param operands in the order of unified syntax
     * @throws EncodingException when there is no such instruction
     */
    void emit(String mnemonic, Operand... operands);
}
