package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;
import static dev.mcusim.isa.Register.R6;
import static dev.mcusim.isa.Register.R7;
import static dev.mcusim.isa.Register.R8;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.FpRegisterList;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import java.util.List;
import java.util.Set;

/**
 * QUANTIZE float32 to int8 (see {@link QuantizeParameters}), four elements a round, in place.
 *
 * <p>Rounding half away from zero needs one fraction bit only: dividing by half the scale gives exactly twice the quotient (a power of two), VCVT cuts that off
 * towards zero and saturates, and {@code (t + 1 + (t >> 31)) >> 1} finishes it, with the zero point added beforehand in QADD's range.
 */
public final class QuantizeKernel {
    private static final Register INPUT = R0;
    private static final Register OUTPUT = R1;
    private static final Register ADDEND = R2;
    private static final Register COUNTER = R3;
    private static final Register SCRATCH = R8;
    private static final List<Register> LANES = List.of(R4, R5, R6, R7);
    private static final SRegister HALF_SCALE = SRegister.S4;

    private QuantizeKernel() {}

    /** Plans the layer. */
    public static KernelPlan plan(QuantizeParameters p, Target target) {
        LeafFunction function = new LeafFunction(0);
        MacroAssembler asm = function.asm();
        asm.loadAddress(INPUT, KernelPlan.input(0), 0);
        asm.loadAddress(OUTPUT, KernelPlan.output(0), 0);
        asm.loadConstant(R4, Float.floatToRawIntBits(p.scale() / 2));
        asm.vmov(HALF_SCALE, R4);
        asm.loadConstant(ADDEND, 2 * p.zeroPoint() + 1);
        CountedLoop.inRegister(asm, COUNTER, p.elements() / 4, () -> elements(asm, 4));
        int tail = p.elements() % 4;
        if (tail > 0) {
            elements(asm, tail);
        }
        return function.finish("quantize float32", List.of(), Set.of(0));
    }

    private static void elements(MacroAssembler asm, int count) {
        SRegister last = SRegister.of(count - 1);
        asm.vldm(INPUT, true, FpRegisterList.of(SRegister.S0, last));
        for (int i = 0; i < count; i++) {
            asm.vdiv(SRegister.of(i), SRegister.of(i), HALF_SCALE);
        }
        for (int i = 0; i < count; i++) {
            asm.vcvtS32F32(SRegister.of(i), SRegister.of(i));
        }
        toLanes(asm, count);
        for (int i = 0; i < count; i++) {
            Register lane = LANES.get(i);
            asm.add(SCRATCH, ADDEND, lane.asr(31));
            asm.qadd(lane, lane, SCRATCH);
            asm.ssat(lane, 8, lane.asr(1));
            asm.strb(lane, Address.of(OUTPUT, i));
        }
        asm.add(OUTPUT, OUTPUT, count);
    }

    /** Moves the first S registers to the lanes, two at a time. */
    private static void toLanes(MacroAssembler asm, int count) {
        for (int i = 0; i + 1 < count; i += 2) {
            asm.vmov(LANES.get(i), LANES.get(i + 1), SRegister.of(i), SRegister.of(i + 1));
        }
        if (count % 2 > 0) {
            asm.vmov(LANES.get(count - 1), SRegister.of(count - 1));
        }
    }
}
