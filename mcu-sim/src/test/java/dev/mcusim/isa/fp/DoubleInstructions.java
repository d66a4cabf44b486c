package dev.mcusim.isa.fp;

import static dev.mcusim.isa.fp.FpInstruction.bottom;
import static dev.mcusim.isa.fp.FpInstruction.compare;
import static dev.mcusim.isa.fp.FpInstruction.narrow;
import static dev.mcusim.isa.fp.FpInstruction.top;
import static dev.mcusim.isa.fp.FpInstruction.wide;
import static dev.mcusim.isa.fp.Rounding.NEAREST_AWAY;
import static dev.mcusim.isa.fp.Rounding.NEAREST_EVEN;
import static dev.mcusim.isa.fp.Rounding.TOWARD_MINUS;
import static dev.mcusim.isa.fp.Rounding.TOWARD_PLUS;
import static dev.mcusim.isa.fp.Rounding.TOWARD_ZERO;

import java.util.List;

/**
 * The double-precision instructions on s0 or d0 (destination), s2 or d1 (first operand) and s4 or d2 (second operand). The words are those of
 * arm-none-eabi-as for cortex-m7 and fpv5-d16.
 */
final class DoubleInstructions {
    private DoubleInstructions() {}

    static final List<FpInstruction> ALL = List.of(
            wide("vadd.f64 d0, d1, d2", 0xee310b02, (d, n, m, f) -> DoubleArithmetic.vadd(n, m, f)),
            wide("vsub.f64 d0, d1, d2", 0xee310b42, (d, n, m, f) -> DoubleArithmetic.vsub(n, m, f)),
            wide("vmul.f64 d0, d1, d2", 0xee210b02, (d, n, m, f) -> DoubleArithmetic.vmul(n, m, f)),
            wide("vnmul.f64 d0, d1, d2", 0xee210b42, (d, n, m, f) -> DoubleArithmetic.vnmul(n, m, f)),
            wide("vdiv.f64 d0, d1, d2", 0xee810b02, (d, n, m, f) -> DoubleArithmetic.vdiv(n, m, f)),
            wide("vfma.f64 d0, d1, d2", 0xeea10b02, (d, n, m, f) -> DoubleArithmetic.vfma(d, n, m, f)),
            wide("vfms.f64 d0, d1, d2", 0xeea10b42, (d, n, m, f) -> DoubleArithmetic.vfms(d, n, m, f)),
            wide("vfnma.f64 d0, d1, d2", 0xee910b42, (d, n, m, f) -> DoubleArithmetic.vfnma(d, n, m, f)),
            wide("vfnms.f64 d0, d1, d2", 0xee910b02, (d, n, m, f) -> DoubleArithmetic.vfnms(d, n, m, f)),
            wide("vmla.f64 d0, d1, d2", 0xee010b02, (d, n, m, f) -> DoubleArithmetic.vmla(d, n, m, f)),
            wide("vmls.f64 d0, d1, d2", 0xee010b42, (d, n, m, f) -> DoubleArithmetic.vmls(d, n, m, f)),
            wide("vnmla.f64 d0, d1, d2", 0xee110b42, (d, n, m, f) -> DoubleArithmetic.vnmla(d, n, m, f)),
            wide("vnmls.f64 d0, d1, d2", 0xee110b02, (d, n, m, f) -> DoubleArithmetic.vnmls(d, n, m, f)),
            wide("vmaxnm.f64 d0, d1, d2", 0xfe810b02, (d, n, m, f) -> DoubleArithmetic.vmaxnm(n, m, f)),
            wide("vminnm.f64 d0, d1, d2", 0xfe810b42, (d, n, m, f) -> DoubleArithmetic.vminnm(n, m, f)),
            wide("vabs.f64 d0, d2", 0xeeb00bc2, (d, n, m, f) -> DoubleArithmetic.vabs(m)),
            wide("vneg.f64 d0, d2", 0xeeb10b42, (d, n, m, f) -> DoubleArithmetic.vneg(m)),
            wide("vsqrt.f64 d0, d2", 0xeeb10bc2, (d, n, m, f) -> DoubleArithmetic.vsqrt(m, f)),
            wide("vrinta.f64 d0, d2", 0xfeb80b42, (d, n, m, f) -> DoubleConversions.vrint(m, NEAREST_AWAY, f)),
            wide("vrintn.f64 d0, d2", 0xfeb90b42, (d, n, m, f) -> DoubleConversions.vrint(m, NEAREST_EVEN, f)),
            wide("vrintp.f64 d0, d2", 0xfeba0b42, (d, n, m, f) -> DoubleConversions.vrint(m, TOWARD_PLUS, f)),
            wide("vrintm.f64 d0, d2", 0xfebb0b42, (d, n, m, f) -> DoubleConversions.vrint(m, TOWARD_MINUS, f)),
            wide("vrintx.f64 d0, d2", 0xeeb70b42, (d, n, m, f) -> DoubleConversions.vrintx(m, f)),
            wide("vrintz.f64 d0, d2", 0xeeb60bc2, (d, n, m, f) -> DoubleConversions.vrint(m, TOWARD_ZERO, f)),
            wide("vrintr.f64 d0, d2", 0xeeb60b42, (d, n, m, f) -> DoubleConversions.vrint(m, f.rounding(), f)),
            compare("vcmp.f64 d0, d2", 0xeeb40b42, (d, m, f) -> DoubleArithmetic.vcmp(d, m, f)),
            compare("vcmpe.f64 d0, d2", 0xeeb40bc2, (d, m, f) -> DoubleArithmetic.vcmpe(d, m, f)),
            compare("vcmp.f64 d0, #0.0", 0xeeb50b40, (d, m, f) -> DoubleArithmetic.vcmp(d, 0, f)),
            compare("vcmpe.f64 d0, #0.0", 0xeeb50bc0, (d, m, f) -> DoubleArithmetic.vcmpe(d, 0, f)),
            narrow("vcvt.s32.f64 s0, d2", 0xeebd0bc2, (d, n, m, f) -> DoubleConversions.vcvtToS32(m, TOWARD_ZERO, f)),
            narrow("vcvt.u32.f64 s0, d2", 0xeebc0bc2, (d, n, m, f) -> DoubleConversions.vcvtToU32(m, TOWARD_ZERO, f)),
            narrow("vcvtr.s32.f64 s0, d2", 0xeebd0b42, (d, n, m, f) -> DoubleConversions.vcvtToS32(m, f.rounding(), f)),
            narrow("vcvtr.u32.f64 s0, d2", 0xeebc0b42, (d, n, m, f) -> DoubleConversions.vcvtToU32(m, f.rounding(), f)),
            narrow("vcvta.s32.f64 s0, d2", 0xfebc0bc2, (d, n, m, f) -> DoubleConversions.vcvtToS32(m, NEAREST_AWAY, f)),
            narrow("vcvta.u32.f64 s0, d2", 0xfebc0b42, (d, n, m, f) -> DoubleConversions.vcvtToU32(m, NEAREST_AWAY, f)),
            narrow("vcvtn.s32.f64 s0, d2", 0xfebd0bc2, (d, n, m, f) -> DoubleConversions.vcvtToS32(m, NEAREST_EVEN, f)),
            narrow("vcvtn.u32.f64 s0, d2", 0xfebd0b42, (d, n, m, f) -> DoubleConversions.vcvtToU32(m, NEAREST_EVEN, f)),
            narrow("vcvtp.s32.f64 s0, d2", 0xfebe0bc2, (d, n, m, f) -> DoubleConversions.vcvtToS32(m, TOWARD_PLUS, f)),
            narrow("vcvtp.u32.f64 s0, d2", 0xfebe0b42, (d, n, m, f) -> DoubleConversions.vcvtToU32(m, TOWARD_PLUS, f)),
            narrow("vcvtm.s32.f64 s0, d2", 0xfebf0bc2, (d, n, m, f) -> DoubleConversions.vcvtToS32(m, TOWARD_MINUS, f)),
            narrow("vcvtm.u32.f64 s0, d2", 0xfebf0b42, (d, n, m, f) -> DoubleConversions.vcvtToU32(m, TOWARD_MINUS, f)),
            wide("vcvt.f64.s32 d0, s4", 0xeeb80bc2, (d, n, m, f) -> DoubleConversions.vcvtFromS32((int) m, f)),
            wide("vcvt.f64.u32 d0, s4", 0xeeb80b42, (d, n, m, f) -> DoubleConversions.vcvtFromU32((int) m, f)),
            wide(
                    "vcvt.s16.f64 d0, d0, #5",
                    0xeebe0b65,
                    (d, n, m, f) -> DoubleConversions.vcvtToFixed(d, 16, 5, false, f)),
            wide(
                    "vcvt.f64.s16 d0, d0, #5",
                    0xeeba0b65,
                    (d, n, m, f) -> DoubleConversions.vcvtFromFixed(d, 16, 5, false, f)),
            wide(
                    "vcvt.u16.f64 d0, d0, #16",
                    0xeebf0b40,
                    (d, n, m, f) -> DoubleConversions.vcvtToFixed(d, 16, 16, true, f)),
            wide(
                    "vcvt.f64.u16 d0, d0, #16",
                    0xeebb0b40,
                    (d, n, m, f) -> DoubleConversions.vcvtFromFixed(d, 16, 16, true, f)),
            wide(
                    "vcvt.s32.f64 d0, d0, #1",
                    0xeebe0bef,
                    (d, n, m, f) -> DoubleConversions.vcvtToFixed(d, 32, 1, false, f)),
            wide(
                    "vcvt.f64.s32 d0, d0, #1",
                    0xeeba0bef,
                    (d, n, m, f) -> DoubleConversions.vcvtFromFixed(d, 32, 1, false, f)),
            wide(
                    "vcvt.u32.f64 d0, d0, #32",
                    0xeebf0bc0,
                    (d, n, m, f) -> DoubleConversions.vcvtToFixed(d, 32, 32, true, f)),
            wide(
                    "vcvt.f64.u32 d0, d0, #32",
                    0xeebb0bc0,
                    (d, n, m, f) -> DoubleConversions.vcvtFromFixed(d, 32, 32, true, f)),
            wide(
                    "vcvt.s16.f64 d0, d0, #16",
                    0xeebe0b40,
                    (d, n, m, f) -> DoubleConversions.vcvtToFixed(d, 16, 16, false, f)),
            wide(
                    "vcvt.f64.s16 d0, d0, #16",
                    0xeeba0b40,
                    (d, n, m, f) -> DoubleConversions.vcvtFromFixed(d, 16, 16, false, f)),
            wide(
                    "vcvt.u16.f64 d0, d0, #1",
                    0xeebf0b67,
                    (d, n, m, f) -> DoubleConversions.vcvtToFixed(d, 16, 1, true, f)),
            wide(
                    "vcvt.f64.u16 d0, d0, #1",
                    0xeebb0b67,
                    (d, n, m, f) -> DoubleConversions.vcvtFromFixed(d, 16, 1, true, f)),
            wide(
                    "vcvt.s32.f64 d0, d0, #32",
                    0xeebe0bc0,
                    (d, n, m, f) -> DoubleConversions.vcvtToFixed(d, 32, 32, false, f)),
            wide(
                    "vcvt.f64.s32 d0, d0, #32",
                    0xeeba0bc0,
                    (d, n, m, f) -> DoubleConversions.vcvtFromFixed(d, 32, 32, false, f)),
            wide(
                    "vcvt.u32.f64 d0, d0, #9",
                    0xeebf0beb,
                    (d, n, m, f) -> DoubleConversions.vcvtToFixed(d, 32, 9, true, f)),
            wide(
                    "vcvt.f64.u32 d0, d0, #9",
                    0xeebb0beb,
                    (d, n, m, f) -> DoubleConversions.vcvtFromFixed(d, 32, 9, true, f)),
            wide("vcvtb.f64.f16 d0, s4", 0xeeb20b42, (d, n, m, f) -> DoubleConversions.vcvtFromHalf((int) m, f)),
            narrow("vcvtb.f16.f64 s0, d2", 0xeeb30b42, (d, n, m, f) -> bottom(d, DoubleConversions.vcvtToHalf(m, f))),
            wide("vcvtt.f64.f16 d0, s4", 0xeeb20bc2, (d, n, m, f) -> DoubleConversions.vcvtFromHalf((int) m >>> 16, f)),
            narrow("vcvtt.f16.f64 s0, d2", 0xeeb30bc2, (d, n, m, f) -> top(d, DoubleConversions.vcvtToHalf(m, f))),
            wide("vcvt.f64.f32 d0, s4", 0xeeb70ac2, (d, n, m, f) -> SingleConversions.vcvtToDouble((int) m, f)),
            narrow("vcvt.f32.f64 s0, d2", 0xeeb70bc2, (d, n, m, f) -> DoubleConversions.vcvtToSingle(m, f)));
}
