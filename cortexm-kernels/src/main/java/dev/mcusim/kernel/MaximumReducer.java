package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R9;

import dev.mcusim.asm.MacroAssembler;

/** The largest of each lane by SSUB8 and SEL, then clamped. */
record MaximumReducer(int activationMin, int activationMax) implements LaneReducer {
    @Override
    public String describe() {
        return "max pool, sel";
    }

    @Override
    public void load(MacroAssembler asm) {
        // nothing to keep
    }

    @Override
    public void clear(MacroAssembler asm) {
        asm.loadConstant(R9, WordLanes.splat(Byte.MIN_VALUE));
    }

    @Override
    public void accumulate(MacroAssembler asm) {
        asm.ssub8(LR, R9, WORD);
        asm.sel(R9, R9, WORD);
    }

    @Override
    public void finish(MacroAssembler asm) {
        asm.mov(WORD, R9);
        WordLanes.clamp(asm, WORD, R9, LR, activationMin, activationMax);
    }
}
