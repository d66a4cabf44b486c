package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import java.util.List;

/**
 * Copies a run of bytes from one pointer to another; both pass the run in the direction of the walk.
 *
 * <p>The runs may overlap at any distance when the target does not lie against the walk: going down, it begins at the source or above; going up, at the source or
 * below. Each piece of 1 to 16 bytes is loaded whole before any of it is stored. Going down, what is still to be loaded then lies below the
 * source piece, hence below the target piece, which is all that is overwritten; going up likewise.
 *
 * @param source pointer to the bytes
 * @param target pointer to their new place
 * @param counter clobbered
 * @param data four registers by rising number, clobbered
 * @param aligned whether both pointers are known to be multiples of 4, before and after, which permits LDM and STM
 */
record RowCopy(
        MacroAssembler asm,
        Walk walk,
        Register source,
        Register target,
        Register counter,
        List<Register> data,
        boolean aligned) {
    private static final int CHUNK = 16;

    /** Emits the copy of {@code bytes} bytes, 0 or more. The words are aligned when the lower ends of the runs are. */
    void emit(int bytes) {
        switch (walk) {
            case UP -> {
                chunks(bytes);
                words(bytes);
                half(bytes);
                single(bytes);
            }
            case DOWN -> {
                single(bytes);
                half(bytes);
                words(bytes);
                chunks(bytes);
            }
        }
    }

    private void chunks(int bytes) {
        CountedLoop.inRegister(asm, counter, bytes / CHUNK, this::chunk);
    }

    private void words(int bytes) {
        for (int rest = bytes % CHUNK; rest >= 4; rest -= 4) {
            asm.ldr(data.get(0), walk.pass(source, 4));
            asm.str(data.get(0), walk.pass(target, 4));
        }
    }

    private void half(int bytes) {
        if ((bytes & 2) != 0) {
            asm.ldrh(data.get(0), walk.pass(source, 2));
            asm.strh(data.get(0), walk.pass(target, 2));
        }
    }

    private void single(int bytes) {
        if ((bytes & 1) != 0) {
            asm.ldrb(data.get(0), walk.pass(source, 1));
            asm.strb(data.get(0), walk.pass(target, 1));
        }
    }

    private void chunk() {
        if (aligned) {
            RegisterList words = RegisterList.of(data.toArray(Register[]::new));
            walk.load(asm, source, words);
            walk.store(asm, target, words);
            return;
        }
        asm.ldr(data.get(0), walk.pass(source, CHUNK));
        for (int i = 1; i < 4; i++) {
            asm.ldr(data.get(i), walk.passed(source, CHUNK, 4 * i));
        }
        asm.str(data.get(0), walk.pass(target, CHUNK));
        for (int i = 1; i < 4; i++) {
            asm.str(data.get(i), walk.passed(target, CHUNK, 4 * i));
        }
    }
}
