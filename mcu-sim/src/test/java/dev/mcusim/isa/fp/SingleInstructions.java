package dev.mcusim.isa.fp;

import static dev.mcusim.isa.fp.FpInstruction.bottom;
import static dev.mcusim.isa.fp.FpInstruction.compare;
import static dev.mcusim.isa.fp.FpInstruction.narrow;
import static dev.mcusim.isa.fp.FpInstruction.top;
import static dev.mcusim.isa.fp.Rounding.NEAREST_AWAY;
import static dev.mcusim.isa.fp.Rounding.NEAREST_EVEN;
import static dev.mcusim.isa.fp.Rounding.TOWARD_MINUS;
import static dev.mcusim.isa.fp.Rounding.TOWARD_PLUS;
import static dev.mcusim.isa.fp.Rounding.TOWARD_ZERO;

import java.util.List;

/**
 * The single-precision instructions on s0 or d0 (destination), s2 or d1 (first operand) and s4 or d2 (second operand). The words are those of
 * arm-none-eabi-as for cortex-m7 and fpv5-d16.
 */
final class SingleInstructions {
    private SingleInstructions() {}

    static final List<FpInstruction> ALL = List.of(
            narrow("vadd.f32 s0, s2, s4", 0xee310a02, (d, n, m, f) -> SingleArithmetic.vadd((int) n, (int) m, f)),
            narrow("vsub.f32 s0, s2, s4", 0xee310a42, (d, n, m, f) -> SingleArithmetic.vsub((int) n, (int) m, f)),
            narrow("vmul.f32 s0, s2, s4", 0xee210a02, (d, n, m, f) -> SingleArithmetic.vmul((int) n, (int) m, f)),
            narrow("vnmul.f32 s0, s2, s4", 0xee210a42, (d, n, m, f) -> SingleArithmetic.vnmul((int) n, (int) m, f)),
            narrow("vdiv.f32 s0, s2, s4", 0xee810a02, (d, n, m, f) -> SingleArithmetic.vdiv((int) n, (int) m, f)),
            narrow(
                    "vfma.f32 s0, s2, s4",
                    0xeea10a02,
                    (d, n, m, f) -> SingleArithmetic.vfma((int) d, (int) n, (int) m, f)),
            narrow(
                    "vfms.f32 s0, s2, s4",
                    0xeea10a42,
                    (d, n, m, f) -> SingleArithmetic.vfms((int) d, (int) n, (int) m, f)),
            narrow(
                    "vfnma.f32 s0, s2, s4",
                    0xee910a42,
                    (d, n, m, f) -> SingleArithmetic.vfnma((int) d, (int) n, (int) m, f)),
            narrow(
                    "vfnms.f32 s0, s2, s4",
                    0xee910a02,
                    (d, n, m, f) -> SingleArithmetic.vfnms((int) d, (int) n, (int) m, f)),
            narrow(
                    "vmla.f32 s0, s2, s4",
                    0xee010a02,
                    (d, n, m, f) -> SingleArithmetic.vmla((int) d, (int) n, (int) m, f)),
            narrow(
                    "vmls.f32 s0, s2, s4",
                    0xee010a42,
                    (d, n, m, f) -> SingleArithmetic.vmls((int) d, (int) n, (int) m, f)),
            narrow(
                    "vnmla.f32 s0, s2, s4",
                    0xee110a42,
                    (d, n, m, f) -> SingleArithmetic.vnmla((int) d, (int) n, (int) m, f)),
            narrow(
                    "vnmls.f32 s0, s2, s4",
                    0xee110a02,
                    (d, n, m, f) -> SingleArithmetic.vnmls((int) d, (int) n, (int) m, f)),
            narrow("vmaxnm.f32 s0, s2, s4", 0xfe810a02, (d, n, m, f) -> SingleArithmetic.vmaxnm((int) n, (int) m, f)),
            narrow("vminnm.f32 s0, s2, s4", 0xfe810a42, (d, n, m, f) -> SingleArithmetic.vminnm((int) n, (int) m, f)),
            narrow("vabs.f32 s0, s4", 0xeeb00ac2, (d, n, m, f) -> SingleArithmetic.vabs((int) m)),
            narrow("vneg.f32 s0, s4", 0xeeb10a42, (d, n, m, f) -> SingleArithmetic.vneg((int) m)),
            narrow("vsqrt.f32 s0, s4", 0xeeb10ac2, (d, n, m, f) -> SingleArithmetic.vsqrt((int) m, f)),
            narrow("vrinta.f32 s0, s4", 0xfeb80a42, (d, n, m, f) -> SingleConversions.vrint((int) m, NEAREST_AWAY, f)),
            narrow("vrintn.f32 s0, s4", 0xfeb90a42, (d, n, m, f) -> SingleConversions.vrint((int) m, NEAREST_EVEN, f)),
            narrow("vrintp.f32 s0, s4", 0xfeba0a42, (d, n, m, f) -> SingleConversions.vrint((int) m, TOWARD_PLUS, f)),
            narrow("vrintm.f32 s0, s4", 0xfebb0a42, (d, n, m, f) -> SingleConversions.vrint((int) m, TOWARD_MINUS, f)),
            narrow("vrintx.f32 s0, s4", 0xeeb70a42, (d, n, m, f) -> SingleConversions.vrintx((int) m, f)),
            narrow("vrintz.f32 s0, s4", 0xeeb60ac2, (d, n, m, f) -> SingleConversions.vrint((int) m, TOWARD_ZERO, f)),
            narrow("vrintr.f32 s0, s4", 0xeeb60a42, (d, n, m, f) -> SingleConversions.vrint((int) m, f.rounding(), f)),
            compare("vcmp.f32 s0, s4", 0xeeb40a42, (d, m, f) -> SingleArithmetic.vcmp((int) d, (int) m, f)),
            compare("vcmpe.f32 s0, s4", 0xeeb40ac2, (d, m, f) -> SingleArithmetic.vcmpe((int) d, (int) m, f)),
            compare("vcmp.f32 s0, #0.0", 0xeeb50a40, (d, m, f) -> SingleArithmetic.vcmp((int) d, 0, f)),
            compare("vcmpe.f32 s0, #0.0", 0xeeb50ac0, (d, m, f) -> SingleArithmetic.vcmpe((int) d, 0, f)),
            narrow(
                    "vcvt.s32.f32 s0, s4",
                    0xeebd0ac2,
                    (d, n, m, f) -> SingleConversions.vcvtToS32((int) m, TOWARD_ZERO, f)),
            narrow(
                    "vcvt.u32.f32 s0, s4",
                    0xeebc0ac2,
                    (d, n, m, f) -> SingleConversions.vcvtToU32((int) m, TOWARD_ZERO, f)),
            narrow(
                    "vcvtr.s32.f32 s0, s4",
                    0xeebd0a42,
                    (d, n, m, f) -> SingleConversions.vcvtToS32((int) m, f.rounding(), f)),
            narrow(
                    "vcvtr.u32.f32 s0, s4",
                    0xeebc0a42,
                    (d, n, m, f) -> SingleConversions.vcvtToU32((int) m, f.rounding(), f)),
            narrow(
                    "vcvta.s32.f32 s0, s4",
                    0xfebc0ac2,
                    (d, n, m, f) -> SingleConversions.vcvtToS32((int) m, NEAREST_AWAY, f)),
            narrow(
                    "vcvta.u32.f32 s0, s4",
                    0xfebc0a42,
                    (d, n, m, f) -> SingleConversions.vcvtToU32((int) m, NEAREST_AWAY, f)),
            narrow(
                    "vcvtn.s32.f32 s0, s4",
                    0xfebd0ac2,
                    (d, n, m, f) -> SingleConversions.vcvtToS32((int) m, NEAREST_EVEN, f)),
            narrow(
                    "vcvtn.u32.f32 s0, s4",
                    0xfebd0a42,
                    (d, n, m, f) -> SingleConversions.vcvtToU32((int) m, NEAREST_EVEN, f)),
            narrow(
                    "vcvtp.s32.f32 s0, s4",
                    0xfebe0ac2,
                    (d, n, m, f) -> SingleConversions.vcvtToS32((int) m, TOWARD_PLUS, f)),
            narrow(
                    "vcvtp.u32.f32 s0, s4",
                    0xfebe0a42,
                    (d, n, m, f) -> SingleConversions.vcvtToU32((int) m, TOWARD_PLUS, f)),
            narrow(
                    "vcvtm.s32.f32 s0, s4",
                    0xfebf0ac2,
                    (d, n, m, f) -> SingleConversions.vcvtToS32((int) m, TOWARD_MINUS, f)),
            narrow(
                    "vcvtm.u32.f32 s0, s4",
                    0xfebf0a42,
                    (d, n, m, f) -> SingleConversions.vcvtToU32((int) m, TOWARD_MINUS, f)),
            narrow("vcvt.f32.s32 s0, s4", 0xeeb80ac2, (d, n, m, f) -> SingleConversions.vcvtFromS32((int) m, f)),
            narrow("vcvt.f32.u32 s0, s4", 0xeeb80a42, (d, n, m, f) -> SingleConversions.vcvtFromU32((int) m, f)),
            narrow(
                    "vcvt.s16.f32 s0, s0, #5",
                    0xeebe0a65,
                    (d, n, m, f) -> SingleConversions.vcvtToFixed((int) d, 16, 5, false, f)),
            narrow(
                    "vcvt.f32.s16 s0, s0, #5",
                    0xeeba0a65,
                    (d, n, m, f) -> SingleConversions.vcvtFromFixed((int) d, 16, 5, false, f)),
            narrow(
                    "vcvt.u16.f32 s0, s0, #16",
                    0xeebf0a40,
                    (d, n, m, f) -> SingleConversions.vcvtToFixed((int) d, 16, 16, true, f)),
            narrow(
                    "vcvt.f32.u16 s0, s0, #16",
                    0xeebb0a40,
                    (d, n, m, f) -> SingleConversions.vcvtFromFixed((int) d, 16, 16, true, f)),
            narrow(
                    "vcvt.s32.f32 s0, s0, #1",
                    0xeebe0aef,
                    (d, n, m, f) -> SingleConversions.vcvtToFixed((int) d, 32, 1, false, f)),
            narrow(
                    "vcvt.f32.s32 s0, s0, #1",
                    0xeeba0aef,
                    (d, n, m, f) -> SingleConversions.vcvtFromFixed((int) d, 32, 1, false, f)),
            narrow(
                    "vcvt.u32.f32 s0, s0, #32",
                    0xeebf0ac0,
                    (d, n, m, f) -> SingleConversions.vcvtToFixed((int) d, 32, 32, true, f)),
            narrow(
                    "vcvt.f32.u32 s0, s0, #32",
                    0xeebb0ac0,
                    (d, n, m, f) -> SingleConversions.vcvtFromFixed((int) d, 32, 32, true, f)),
            narrow(
                    "vcvt.s16.f32 s0, s0, #16",
                    0xeebe0a40,
                    (d, n, m, f) -> SingleConversions.vcvtToFixed((int) d, 16, 16, false, f)),
            narrow(
                    "vcvt.f32.s16 s0, s0, #16",
                    0xeeba0a40,
                    (d, n, m, f) -> SingleConversions.vcvtFromFixed((int) d, 16, 16, false, f)),
            narrow(
                    "vcvt.u16.f32 s0, s0, #1",
                    0xeebf0a67,
                    (d, n, m, f) -> SingleConversions.vcvtToFixed((int) d, 16, 1, true, f)),
            narrow(
                    "vcvt.f32.u16 s0, s0, #1",
                    0xeebb0a67,
                    (d, n, m, f) -> SingleConversions.vcvtFromFixed((int) d, 16, 1, true, f)),
            narrow(
                    "vcvt.s32.f32 s0, s0, #32",
                    0xeebe0ac0,
                    (d, n, m, f) -> SingleConversions.vcvtToFixed((int) d, 32, 32, false, f)),
            narrow(
                    "vcvt.f32.s32 s0, s0, #32",
                    0xeeba0ac0,
                    (d, n, m, f) -> SingleConversions.vcvtFromFixed((int) d, 32, 32, false, f)),
            narrow(
                    "vcvt.u32.f32 s0, s0, #9",
                    0xeebf0aeb,
                    (d, n, m, f) -> SingleConversions.vcvtToFixed((int) d, 32, 9, true, f)),
            narrow(
                    "vcvt.f32.u32 s0, s0, #9",
                    0xeebb0aeb,
                    (d, n, m, f) -> SingleConversions.vcvtFromFixed((int) d, 32, 9, true, f)),
            narrow("vcvtb.f32.f16 s0, s4", 0xeeb20a42, (d, n, m, f) -> SingleConversions.vcvtFromHalf((int) m, f)),
            narrow(
                    "vcvtb.f16.f32 s0, s4",
                    0xeeb30a42,
                    (d, n, m, f) -> bottom(d, SingleConversions.vcvtToHalf((int) m, f))),
            narrow(
                    "vcvtt.f32.f16 s0, s4",
                    0xeeb20ac2,
                    (d, n, m, f) -> SingleConversions.vcvtFromHalf((int) m >>> 16, f)),
            narrow(
                    "vcvtt.f16.f32 s0, s4",
                    0xeeb30ac2,
                    (d, n, m, f) -> top(d, SingleConversions.vcvtToHalf((int) m, f))));
}
