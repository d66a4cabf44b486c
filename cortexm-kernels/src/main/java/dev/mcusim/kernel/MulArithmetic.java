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
 * MUL with TFLite's two roundings. SXTAB16 widens two lanes and takes off the zero point at once; operand 0 is doubled in halfwords, so that SMMLAR of the
 * 17-bit product makes gemmlowp's doubling high multiplication and adds, in its accumulator, half of the last rounding's divisor and the output's zero
 * point. What remains of a lane is the rounding away from zero of negative products and a saturating shift.
 */
final class MulArithmetic implements BinaryArithmetic {
    private static final Register MULTIPLIER = R10;
    private static final Register ADDEND = R11;
    private static final Register OFFSETS0 = R12;
    private static final Register OFFSETS1 = LR;

    /** A right shift from which every product, below 2^16, rounds to zero. */
    private static final int ALWAYS_ZERO = 18;

    private final MulParameters parameters;
    private final int multiplier;
    private final int leftShift;
    private final int rightShift;

    MulArithmetic(MulParameters p) {
        parameters = p;
        boolean zero = -p.outputShift() >= ALWAYS_ZERO;
        multiplier = zero ? 0 : p.outputMultiplier();
        leftShift = zero ? 0 : Math.max(p.outputShift(), 0);
        rightShift = zero ? 0 : Math.max(-p.outputShift(), 0);
    }

    @Override
    public String describe() {
        return "mul, smmlar";
    }

    @Override
    public int evaluate(int x0, int x1) {
        int product = (x0 - parameters.input0().zeroPoint())
                * (x1 - parameters.input1().zeroPoint());
        int output = FixedPoint.requantize(product, parameters.outputMultiplier(), parameters.outputShift())
                + parameters.outputZeroPoint();
        return Math.min(Math.max(output, parameters.activationMin()), parameters.activationMax());
    }

    @Override
    public void load(MacroAssembler asm) {
        int half = rightShift == 0 ? 0 : 1 << (rightShift - 1);
        asm.loadConstant(MULTIPLIER, multiplier);
        asm.loadConstant(ADDEND, half + (parameters.outputZeroPoint() << rightShift));
        asm.loadConstant(OFFSETS0, pair(-parameters.input0().zeroPoint()));
        asm.loadConstant(OFFSETS1, pair(-parameters.input1().zeroPoint()));
    }

    private static int pair(int value) {
        return (value << 16) | (value & 0xffff);
    }

    @Override
    public void emit(MacroAssembler asm, Register word0, Register word1, Register result) {
        asm.sxtab16(R6, OFFSETS0, word0);
        asm.sxtab16(R7, OFFSETS0, word0, 8);
        asm.sxtab16(R8, OFFSETS1, word1);
        asm.sxtab16(R9, OFFSETS1, word1, 8);
        asm.sadd16(R6, R6, R6);
        asm.sadd16(R7, R7, R7);
        asm.smulbb(result, R6, R8);
        asm.smultt(R6, R6, R8);
        asm.smulbb(R8, R7, R9);
        asm.smultt(R7, R7, R9);
        for (Register lane : new Register[] {result, R8, R6, R7}) {
            requantize(asm, lane, R9);
        }
        WordLanes.pack(asm, result, R8, R6, R7);
        WordLanes.clamp(asm, result, R6, R7, parameters.activationMin(), parameters.activationMax());
    }

    /** Emits the way from a doubled product to an int8 in the same register. */
    private void requantize(MacroAssembler asm, Register lane, Register scratch) {
        if (leftShift > 0) {
            asm.lsl(lane, lane, leftShift);
        }
        asm.smmlar(scratch, lane, MULTIPLIER, ADDEND);
        if (rightShift == 0) {
            asm.ssat(lane, 8, scratch);
        } else {
            asm.add(scratch, scratch, lane.asr(31));
            asm.ssat(lane, 8, scratch.asr(rightShift));
        }
    }
}
