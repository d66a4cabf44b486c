package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.asm.ScratchScope;
import dev.mcusim.isa.Register;

/** Moves of pointers by constants of any size. */
final class PointerStep {
    private PointerStep() {}

    /**
     * Emits {@code pointer += bytes}: nothing, one or two instructions, more only past a megabyte.
     *
     * @param scratch clobbered by very long steps only
     */
    static void emit(MacroAssembler asm, Register pointer, int bytes, Register scratch) {
        ScratchScope lent = asm.lend(scratch);
        try (lent) {
            asm.addImmediate(pointer, pointer, bytes);
        }
    }
}
