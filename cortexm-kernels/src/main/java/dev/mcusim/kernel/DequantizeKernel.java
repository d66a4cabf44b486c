package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.FpRegisterList;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import java.util.List;
import java.util.Set;

/** DEQUANTIZE int8 to float32 (see {@link DequantizeParameters}), four elements a round with SXTAB, VCVT and VMUL. */
public final class DequantizeKernel {
    private static final Register INPUT = R0;
    private static final Register OUTPUT = R1;
    private static final Register OFFSET = R2;
    private static final Register COUNTER = R3;
    private static final Register WORD = R4;
    private static final Register LANE = R5;
    private static final SRegister SCALE = SRegister.S4;

    private DequantizeKernel() {}

    /** Plans the layer. */
    public static KernelPlan plan(DequantizeParameters p, Target target) {
        LeafFunction function = new LeafFunction(0);
        MacroAssembler asm = function.asm();
        asm.loadAddress(INPUT, KernelPlan.input(0), 0);
        asm.loadAddress(OUTPUT, KernelPlan.output(0), 0);
        asm.loadConstant(WORD, Float.floatToRawIntBits(p.scale()));
        asm.vmov(SCALE, WORD);
        asm.loadConstant(OFFSET, -p.zeroPoint());
        CountedLoop.inRegister(asm, COUNTER, p.elements() / 4, () -> elements(asm, 4));
        int tail = p.elements() % 4;
        if (tail > 0) {
            elements(asm, tail);
        }
        return function.finish("dequantize float32", List.of(), Set.of());
    }

    private static void elements(MacroAssembler asm, int count) {
        WordLanes.load(asm, WORD, INPUT, 0, count, LANE);
        asm.add(INPUT, INPUT, count);
        for (int i = 0; i < count; i++) {
            asm.sxtab(LANE, OFFSET, WORD, 8 * i);
            asm.vmov(SRegister.of(i), LANE);
        }
        for (int i = 0; i < count; i++) {
            asm.vcvtF32S32(SRegister.of(i), SRegister.of(i));
        }
        for (int i = 0; i < count; i++) {
            asm.vmul(SRegister.of(i), SRegister.of(i), SCALE);
        }
        asm.vstm(OUTPUT, true, FpRegisterList.of(SRegister.S0, SRegister.of(count - 1)));
    }
}
