package dev.mcusim.asm;

import dev.mcusim.isa.Operand;
import java.util.List;

/** A piece of code whose bytes or length may depend on where things end up. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
sealed interface Item {
    /** An instruction that depends on nothing. */
    record Fixed(byte[] bytes) implements Item {}

    /** Data. */
    record Data(byte[] bytes) implements Item {}

    /** Padding up to a multiple of some bytes. */
    record Align(int alignment) implements Item {}

    /**
     * A branch to a label.
     *
     * @param before the operands before the target
     */
    record Branch(String mnemonic, List<Operand> before, Label target, boolean inItBlock) implements Item {}

    /** A load, or ADR, whose base is the program counter and whose offset leads to a label at a multiple of 4. */
    record Literal(String mnemonic, Operand register, Label target, boolean inItBlock) implements Item {}
}
