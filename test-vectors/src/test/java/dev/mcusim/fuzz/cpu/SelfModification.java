package dev.mcusim.fuzz.cpu;

import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.Register;

/** Code that stores another instruction into its own code, before or behind, and makes that visible with DSB and ISB. */
final class SelfModification {

    private static final int DSB = 0xf3bf_8f4f;
    private static final int ISB = 0xf3bf_8f6f;

    private final Draft draft;

    SelfModification(Draft draft) {
        this.draft = draft;
    }

    void write() {
        Instruction old = draft.word(Family.DATA_PROCESSING, false);
        Instruction other = draft.word(Family.DATA_PROCESSING, false);
        while (other.sizeInBytes() != old.sizeInBytes()) {
            other = draft.word(Family.DATA_PROCESSING, false);
        }
        boolean before = draft.random.nextBoolean();
        int slot = draft.code.here();
        if (before) {
            draft.code.emit(old);
        }
        Register value = draft.free();
        Register pointer = draft.freeBut(value);
        int constant = draft.code.position();
        draft.code.constant(pointer, slot);
        draft.reserve(pointer);
        boolean wide = old.sizeInBytes() == 4;
        if (draft.random.nextBoolean()) {
            draft.code.constant(value, inMemory(other));
        } else {
            toggle(value, pointer, inMemory(old) ^ inMemory(other), wide);
        }
        draft.release(pointer);
        draft.code.wide((wide ? 0xf8c0_0000 : 0xf8a0_0000) | pointer.number() << 16 | value.number() << 12);
        draft.code.wide(DSB);
        draft.code.wide(ISB);
        if (!before) {
            if (draft.random.nextBoolean()) {
                draft.code.emit(draft.computation(false));
            }
            draft.code.patchConstant(constant, pointer, draft.code.here());
            draft.code.emit(old);
        }
    }

    /** Loads what is there and exchanges one instruction for the other. */
    private void toggle(Register value, Register pointer, int difference, boolean wide) {
        draft.reserve(value);
        Register mask = draft.free();
        draft.release(value);
        draft.code.wide((wide ? 0xf8d0_0000 : 0xf8b0_0000) | pointer.number() << 16 | value.number() << 12);
        draft.code.constant(mask, difference);
        draft.code.wide(0xea80_0000 | value.number() << 16 | value.number() << 8 | mask.number());
    }

    private static int inMemory(Instruction instruction) {
        int bits = instruction.bits();
        return instruction.sizeInBytes() == 4 ? Integer.rotateRight(bits, 16) : bits;
    }
}
