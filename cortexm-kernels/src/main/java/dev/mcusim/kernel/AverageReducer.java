package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R10;
import static dev.mcusim.isa.Register.R11;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;
import static dev.mcusim.isa.Register.R9;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;

/**
 * Sums divided by the number of taps, halves away from zero, then clamped.
 *
 * <p>Up to 256 taps the quotient of sum x and count n is {@code floor((m * x / 2^16 + 2^(s-1)) / 2^s)} with {@code m = floor(2^(16+s) / n) + 1}: one
 * SMLAW and one shift. The exact quotient plus a half is a multiple of {@code 1 / 2n}; m being too large by at most 1 moves it away from zero by less than
 * that, so nothing changes but that positive halves end up above a boundary and negative ones below, as wanted. The bound holds since
 * {@code 256 * n^2 < 2^(16+s)}, s being at least 14. More taps go through SDIV.
 *
 * @param leastTaps fewest taps of any window, at least 1
 * @param mostTaps most taps of any window; where it differs from {@code leastTaps} the reduction puts the multiplier, or past 256 taps the count and its half, into r4 and
 *     r5 for each window
 */
record AverageReducer(int leastTaps, int mostTaps, int activationMin, int activationMax) implements LaneReducer {
    /** Holds the multiplier of a window, or its count of taps. */
    static final Register DIVISION = R4;

    /** Holds the rounding addend, or half the count of taps. */
    static final Register ROUNDING = R5;

    /** Whether sums are divided by a multiplication. */
    boolean multiplies() {
        return mostTaps <= LaneSums.MAX_HALFWORD_ADDENDS;
    }

    /** The multiplier for a number of taps from {@code leastTaps} to {@code mostTaps}. */
    int multiplier(int taps) {
        return Math.toIntExact((1L << (16 + shift())) / taps + 1);
    }

    private int shift() {
        return 14 + (31 - Integer.numberOfLeadingZeros(leastTaps));
    }

    private LaneSums sums() {
        return LaneSums.of(mostTaps);
    }

    @Override
    public String describe() {
        return "average pool, " + (multiplies() ? "smlaw" : "sdiv");
    }

    @Override
    public void load(MacroAssembler asm) {
        if (multiplies()) {
            asm.loadConstant(ROUNDING, 1 << (shift() - 1));
        }
        if (leastTaps == mostTaps) {
            if (multiplies()) {
                asm.loadConstant(DIVISION, multiplier(mostTaps));
            } else {
                asm.loadConstant(DIVISION, mostTaps);
                asm.loadConstant(ROUNDING, mostTaps / 2);
            }
        }
    }

    @Override
    public void clear(MacroAssembler asm) {
        sums().clear(asm);
    }

    @Override
    public void accumulate(MacroAssembler asm) {
        sums().accumulate(asm, WORD);
    }

    @Override
    public void finish(MacroAssembler asm) {
        if (multiplies()) {
            finishByMultiplying(asm);
        } else {
            finishByDividing(asm);
        }
        WordLanes.clamp(asm, WORD, R9, R10, activationMin, activationMax);
    }

    private void finishByMultiplying(MacroAssembler asm) {
        asm.smlawb(WORD, DIVISION, R9, ROUNDING);
        asm.smlawt(R9, DIVISION, R9, ROUNDING);
        asm.smlawb(R11, DIVISION, R10, ROUNDING);
        asm.smlawt(R10, DIVISION, R10, ROUNDING);
        for (Register lane : new Register[] {WORD, R11, R9, R10}) {
            asm.asr(lane, lane, shift());
        }
        WordLanes.pack(asm, WORD, R11, R9, R10);
    }

    private static void finishByDividing(MacroAssembler asm) {
        for (Register sum : LaneSums.LANES) {
            asm.eor(LR, ROUNDING, sum.asr(31));
            asm.sub(LR, LR, sum.asr(31));
            asm.add(sum, sum, LR);
            asm.sdiv(sum, sum, DIVISION);
        }
        packLanes(asm);
    }

    private static void packLanes(MacroAssembler asm) {
        WordLanes.pack(asm, LaneSums.LANES.get(0), LaneSums.LANES.get(1), LaneSums.LANES.get(2), LaneSums.LANES.get(3));
        asm.mov(WORD, LaneSums.LANES.get(0));
    }
}
