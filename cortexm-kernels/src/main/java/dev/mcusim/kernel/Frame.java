package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.PC;
import static dev.mcusim.isa.Register.R11;
import static dev.mcusim.isa.Register.R4;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.FpRegisterList;
import dev.mcusim.isa.RegisterList;
import dev.mcusim.isa.SRegister;

/**
 * A kernel's stack frame: all callee-saved core registers, and as many of s16 to s31 as the kernel uses as slots for
 * loop state. A slot costs one VMOV to read or write, less than a stack access, and leaves fourteen core registers to
 * the inner loop.
 */
final class Frame {
    private static final int FIRST_SLOT = 16;
    private static final int MOST_SLOTS = 16;

    private final MacroAssembler asm;
    private final int slots;

    /** @param slots how many slots the kernel uses, 0 to 16 */
    Frame(MacroAssembler asm, int slots) {
        Require.inRange("slots", slots, 0, MOST_SLOTS);
        this.asm = asm;
        this.slots = slots + (slots & 1);
    }

    /** The register of a slot. */
    static SRegister slot(int index) {
        return SRegister.of(FIRST_SLOT + index);
    }

    /** Emits the prologue. */
    void enter() {
        asm.push(RegisterList.range(R4, R11).and(LR));
        if (slots > 0) {
            asm.vpush(slotRegisters());
        }
    }

    /** Emits the epilogue and the return. */
    void leave() {
        if (slots > 0) {
            asm.vpop(slotRegisters());
        }
        asm.pop(RegisterList.range(R4, R11).and(PC));
    }

    /** Bytes pushed. */
    int stackBytes() {
        return 4 * (9 + slots);
    }

    private FpRegisterList slotRegisters() {
        return FpRegisterList.of(slot(0), slot(slots - 1));
    }
}
