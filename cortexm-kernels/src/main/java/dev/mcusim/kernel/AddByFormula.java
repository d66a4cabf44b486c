package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R10;
import static dev.mcusim.isa.Register.R11;
import static dev.mcusim.isa.Register.R12;
import static dev.mcusim.isa.Register.R6;
import static dev.mcusim.isa.Register.R7;
import static dev.mcusim.isa.Register.R8;
import static dev.mcusim.isa.Register.R9;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;

/**
 * ADD by a proved {@link AddFormula}. Masking a word, as it is and shifted left by eight, leaves lanes times 256 in halfwords; SMLAWB and SMLAWT multiply
 * them by a 32-bit factor, divide by 65536 and add: 19 instructions for four lanes.
 */
record AddByFormula(AddParameters parameters, AddFormula formula) implements BinaryArithmetic {
    private static final Register FACTOR0 = R10;
    private static final Register FACTOR1 = R11;
    private static final Register OFFSET = R12;
    private static final Register MASK = LR;
    private static final int UPPER_BYTES = 0xff00ff00;

    @Override
    public String describe() {
        return "add, proved formula";
    }

    @Override
    public int evaluate(int x0, int x1) {
        return formula.evaluate(parameters, x0, x1);
    }

    @Override
    public void load(MacroAssembler asm) {
        asm.loadConstant(FACTOR0, formula.factor0());
        asm.loadConstant(FACTOR1, formula.factor1());
        asm.loadConstant(OFFSET, formula.offset());
        asm.loadConstant(MASK, UPPER_BYTES);
    }

    @Override
    public void emit(MacroAssembler asm, Register word0, Register word1, Register result) {
        asm.and(R6, MASK, word0.lsl(8));
        asm.and(R7, word0, MASK);
        asm.and(R8, MASK, word1.lsl(8));
        asm.and(R9, word1, MASK);
        asm.smlawb(result, FACTOR0, R6, OFFSET);
        asm.smlawb(result, FACTOR1, R8, result);
        asm.smlawt(R6, FACTOR0, R6, OFFSET);
        asm.smlawt(R6, FACTOR1, R8, R6);
        asm.smlawb(R8, FACTOR0, R7, OFFSET);
        asm.smlawb(R8, FACTOR1, R9, R8);
        asm.smlawt(R7, FACTOR0, R7, OFFSET);
        asm.smlawt(R7, FACTOR1, R9, R7);
        int shift = formula.shift();
        for (Register lane : new Register[] {result, R8, R6, R7}) {
            asm.ssat(lane, 8, shift == 0 ? lane : lane.asr(shift));
        }
        WordLanes.pack(asm, result, R8, R6, R7);
        WordLanes.clamp(asm, result, R6, R7, parameters.activationMin(), parameters.activationMax());
    }
}
