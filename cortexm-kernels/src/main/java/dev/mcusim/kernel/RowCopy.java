package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import java.util.List;

/**
 * Copies a run of bytes from one pointer to another and leaves both behind it. Equal pointers are fine; otherwise the runs must not overlap.
 *
 * @param source pointer to the bytes
 * @param target pointer to their new place
 * @param counter clobbered
 * @param data four registers by rising number, clobbered
 * @param aligned whether both pointers are known to be multiples of 4, which permits LDM and STM
 */
record RowCopy(
        MacroAssembler asm, Register source, Register target, Register counter, List<Register> data, boolean aligned) {
    private static final int CHUNK = 16;

    /** Emits the copy of {@code bytes} bytes, 0 or more. */
    void emit(int bytes) {
        CountedLoop.inRegister(asm, counter, bytes / CHUNK, this::chunk);
        for (int rest = bytes % CHUNK; rest >= 4; rest -= 4) {
            asm.ldr(data.get(0), Address.post(source, 4));
            asm.str(data.get(0), Address.post(target, 4));
        }
        if ((bytes & 2) != 0) {
            asm.ldrh(data.get(0), Address.post(source, 2));
            asm.strh(data.get(0), Address.post(target, 2));
        }
        if ((bytes & 1) != 0) {
            asm.ldrb(data.get(0), Address.post(source, 1));
            asm.strb(data.get(0), Address.post(target, 1));
        }
    }

    private void chunk() {
        if (aligned) {
            RegisterList words = RegisterList.of(data.toArray(Register[]::new));
            asm.ldm(source, true, words);
            asm.stm(target, true, words);
            return;
        }
        asm.ldr(data.get(0), Address.post(source, CHUNK));
        for (int i = 1; i < 4; i++) {
            asm.ldr(data.get(i), Address.of(source, 4 * i - CHUNK));
        }
        asm.str(data.get(0), Address.post(target, CHUNK));
        for (int i = 1; i < 4; i++) {
            asm.str(data.get(i), Address.of(target, 4 * i - CHUNK));
        }
    }
}
