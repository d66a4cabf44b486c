package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;

/**
 * Fills a run of bytes with one value; the pointer passes the run downwards, from behind it to its first byte.
 *
 * @param target pointer, of any alignment
 * @param value holds the byte four times
 * @param counter clobbered
 */
record RowFill(MacroAssembler asm, Register target, Register value, Register counter) {
    private static final int CHUNK = 16;

    /** Emits the filling of {@code bytes} bytes, 0 or more. */
    void emit(int bytes) {
        if ((bytes & 1) != 0) {
            asm.strb(value, Walk.DOWN.pass(target, 1));
        }
        if ((bytes & 2) != 0) {
            asm.strh(value, Walk.DOWN.pass(target, 2));
        }
        for (int rest = bytes % CHUNK; rest >= 4; rest -= 4) {
            asm.str(value, Walk.DOWN.pass(target, 4));
        }
        CountedLoop.inRegister(asm, counter, bytes / CHUNK, () -> {
            asm.str(value, Walk.DOWN.pass(target, CHUNK));
            for (int i = 1; i < 4; i++) {
                asm.str(value, Walk.DOWN.passed(target, CHUNK, 4 * i));
            }
        });
    }
}
