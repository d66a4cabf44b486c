package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R10;
import static dev.mcusim.isa.Register.R11;
import static dev.mcusim.isa.Register.R12;
import static dev.mcusim.isa.Register.R6;
import static dev.mcusim.isa.Register.R7;
import static dev.mcusim.isa.Register.R9;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;

/**
 * ADD with every rounding of TFLite, lane by lane, for parameters to which no {@link AddFormula} is known: correct for all, and some
 * four times as long.
 */
record AddStepByStep(AddParameters parameters) implements BinaryArithmetic {
    private static final Register DOUBLED0 = R10;
    private static final Register DOUBLED1 = R11;
    private static final Register DOUBLED_OUTPUT = R12;

    @Override
    public String describe() {
        return "add, step by step";
    }

    @Override
    public int evaluate(int x0, int x1) {
        int output = AddFormula.exact(parameters, x0, x1);
        return Math.min(Math.max(output, parameters.activationMin()), parameters.activationMax());
    }

    @Override
    public void load(MacroAssembler asm) {
        new DoublingHighMultiply(parameters.input0Multiplier()).load(asm, DOUBLED0);
        new DoublingHighMultiply(parameters.input1Multiplier()).load(asm, DOUBLED1);
        new DoublingHighMultiply(parameters.outputMultiplier()).load(asm, DOUBLED_OUTPUT);
    }

    @Override
    public void emit(MacroAssembler asm, Register word0, Register word1, Register result) {
        AddParameters p = parameters;
        for (int bit = 0; bit < 32; bit += 8) {
            operand(asm, R6, word0, bit, p.input0(), p.input0Multiplier(), p.input0Shift(), DOUBLED0);
            operand(asm, R7, word1, bit, p.input1(), p.input1Multiplier(), p.input1Shift(), DOUBLED1);
            asm.add(R6, R6, R7);
            new DoublingHighMultiply(p.outputMultiplier()).emit(asm, R7, R6, DOUBLED_OUTPUT);
            DoublingHighMultiply.divideByPowerOfTwo(asm, R7, -p.outputShift());
            asm.addImmediate(R7, R7, p.outputZeroPoint());
            asm.ssat(R7, 8, R7);
            asm.bfi(R9, R7, bit, 8);
        }
        asm.mov(result, R9);
        WordLanes.clamp(asm, result, R6, R7, p.activationMin(), p.activationMax());
    }

    /** Emits the scaling of one lane of an operand; lr is scratch. */
    private void operand(
            MacroAssembler asm,
            Register rd,
            Register word,
            int bit,
            ElementwiseInput input,
            int multiplier,
            int shift,
            Register doubled) {
        asm.sxtb(LR, word, bit);
        asm.addImmediate(LR, LR, -input.zeroPoint());
        asm.lsl(LR, LR, parameters.leftShift());
        new DoublingHighMultiply(multiplier).emit(asm, rd, LR, doubled);
        DoublingHighMultiply.divideByPowerOfTwo(asm, rd, -shift);
    }
}
