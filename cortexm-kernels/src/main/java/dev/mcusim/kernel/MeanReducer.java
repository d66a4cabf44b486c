package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;
import java.util.List;

/** Sums less their zero points, requantized as MEAN does it: see {@link MeanParameters}. */
final class MeanReducer implements LaneReducer {
    private static final Register DOUBLED = R4;
    private static final Register BIAS = R5;

    private final MeanParameters parameters;
    private final int addends;
    private final LaneSums sums;
    private final DoublingHighMultiply multiply;

    /**
     * @param addends elements that one output sums up
     * @param addendsPerLane how many of them one lane meets
     */
    MeanReducer(MeanParameters parameters, int addends, int addendsPerLane) {
        Require.inRange("elements to sum up", addends, 1, 1 << 21);
        Require.inRange("scaled sum", ((long) addends * 255) << Math.max(parameters.shift(), 0), 0, 1 << 30);
        this.parameters = parameters;
        this.addends = addends;
        this.sums = LaneSums.of(addendsPerLane);
        this.multiply = new DoublingHighMultiply(parameters.multiplier());
    }

    @Override
    public String describe() {
        return "mean, " + (sums.inHalfwords() ? "16-bit sums" : "32-bit sums");
    }

    @Override
    public void load(MacroAssembler asm) {
        multiply.load(asm, DOUBLED);
        asm.loadConstant(BIAS, -parameters.inputZeroPoint() * addends);
    }

    @Override
    public void clear(MacroAssembler asm) {
        sums.clear(asm);
    }

    @Override
    public void accumulate(MacroAssembler asm) {
        sums.accumulate(asm, WORD);
    }

    @Override
    public void finish(MacroAssembler asm) {
        sums.widen(asm, BIAS);
        List<Register> lanes = LaneSums.LANES;
        lanes.forEach(lane -> requantize(asm, lane));
        WordLanes.pack(asm, lanes.get(0), lanes.get(1), lanes.get(2), lanes.get(3));
        asm.mov(WORD, lanes.get(0));
    }

    /** Ends a reduction along the lanes themselves: one result, in the lowest byte of {@link #WORD}. */
    void finishAcrossLanes(MacroAssembler asm) {
        List<Register> lanes = LaneSums.LANES;
        asm.mov(LR, 0);
        sums.widen(asm, LR);
        asm.add(WORD, BIAS, lanes.get(0));
        for (Register lane : lanes.subList(1, 4)) {
            asm.add(WORD, WORD, lane);
        }
        requantize(asm, WORD);
    }

    private void requantize(MacroAssembler asm, Register sum) {
        int shift = parameters.shift();
        if (shift > 0) {
            asm.lsl(sum, sum, shift);
        }
        multiply.emit(asm, LR, sum, DOUBLED);
        DoublingHighMultiply.divideByPowerOfTwo(asm, LR, Math.max(-shift, 0));
        asm.addImmediate(LR, LR, parameters.outputZeroPoint());
        asm.ssat(sum, 8, LR);
    }
}
