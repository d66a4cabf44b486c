package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;

/**
 * Fills a run of bytes with one value and leaves the pointer behind it.
 *
 * @param target pointer to the run, of any alignment
 * @param value holds the byte four times
 * @param counter clobbered
 */
record RowFill(MacroAssembler asm, Register target, Register value, Register counter) {
    private static final int CHUNK = 16;

    /** Emits the filling of {@code bytes} bytes, 0 or more. */
    void emit(int bytes) {
        CountedLoop.inRegister(asm, counter, bytes / CHUNK, () -> {
            asm.str(value, Address.post(target, CHUNK));
            for (int i = 1; i < 4; i++) {
                asm.str(value, Address.of(target, 4 * i - CHUNK));
            }
        });
        for (int rest = bytes % CHUNK; rest >= 4; rest -= 4) {
            asm.str(value, Address.post(target, 4));
        }
        if ((bytes & 2) != 0) {
            asm.strh(value, Address.post(target, 2));
        }
        if ((bytes & 1) != 0) {
            asm.strb(value, Address.post(target, 1));
        }
    }
}
