package dev.mcusim.asm;

import dev.mcusim.isa.Address;
import dev.mcusim.isa.DRegister;
import dev.mcusim.isa.FpImmediate;
import dev.mcusim.isa.FpRegisterList;
import dev.mcusim.isa.FpSystemRegister;
import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.isa.WritebackRegister;

/**
 * The single-precision floating-point extension, and loads, stores and moves of its doubleword registers. Double-precision
 * arithmetic is reached through {@link #emit}, for example {@code emit("vadd.f64", D0, D1, D2)}.
 */
public interface FloatInstructions extends InstructionSink {
    /** VADD.F32: sd = sn + sm. */
    default void vadd(SRegister sd, SRegister sn, SRegister sm) {
        emit("vadd.f32", sd, sn, sm);
    }

    /** VSUB.F32: sd = sn - sm. */
    default void vsub(SRegister sd, SRegister sn, SRegister sm) {
        emit("vsub.f32", sd, sn, sm);
    }

    /** VMUL.F32: sd = sn * sm. */
    default void vmul(SRegister sd, SRegister sn, SRegister sm) {
        emit("vmul.f32", sd, sn, sm);
    }

    /** VNMUL.F32: sd = -(sn * sm). */
    default void vnmul(SRegister sd, SRegister sn, SRegister sm) {
        emit("vnmul.f32", sd, sn, sm);
    }

    /** VDIV.F32: sd = sn / sm. */
    default void vdiv(SRegister sd, SRegister sn, SRegister sm) {
        emit("vdiv.f32", sd, sn, sm);
    }

    /** VMLA.F32: sd = sd + sn * sm, rounded twice. */
    default void vmla(SRegister sd, SRegister sn, SRegister sm) {
        emit("vmla.f32", sd, sn, sm);
    }

    /** VMLS.F32: sd = sd - sn * sm, rounded twice. */
    default void vmls(SRegister sd, SRegister sn, SRegister sm) {
        emit("vmls.f32", sd, sn, sm);
    }

    /** VNMLA.F32: sd = -sd - sn * sm, rounded twice. */
    default void vnmla(SRegister sd, SRegister sn, SRegister sm) {
        emit("vnmla.f32", sd, sn, sm);
    }

    /** VNMLS.F32: sd = -sd + sn * sm, rounded twice. */
    default void vnmls(SRegister sd, SRegister sn, SRegister sm) {
        emit("vnmls.f32", sd, sn, sm);
    }

    /** VFMA.F32: sd = sd + sn * sm, rounded once. */
    default void vfma(SRegister sd, SRegister sn, SRegister sm) {
        emit("vfma.f32", sd, sn, sm);
    }

    /** VFMS.F32: sd = sd - sn * sm, rounded once. */
    default void vfms(SRegister sd, SRegister sn, SRegister sm) {
        emit("vfms.f32", sd, sn, sm);
    }

    /** VFNMA.F32: sd = -sd - sn * sm, rounded once. */
    default void vfnma(SRegister sd, SRegister sn, SRegister sm) {
        emit("vfnma.f32", sd, sn, sm);
    }

    /** VFNMS.F32: sd = -sd + sn * sm, rounded once. */
    default void vfnms(SRegister sd, SRegister sn, SRegister sm) {
        emit("vfnms.f32", sd, sn, sm);
    }

    /** VSQRT.F32: sd = the square root of sm. */
    default void vsqrt(SRegister sd, SRegister sm) {
        emit("vsqrt.f32", sd, sm);
    }

    /** VABS.F32: sd = |sm|. */
    default void vabs(SRegister sd, SRegister sm) {
        emit("vabs.f32", sd, sm);
    }

    /** VNEG.F32: sd = -sm. */
    default void vneg(SRegister sd, SRegister sm) {
        emit("vneg.f32", sd, sm);
    }

    /** VCMP.F32: FPSCR flags of sd against sm; a quiet NaN is unordered. */
    default void vcmp(SRegister sd, SRegister sm) {
        emit("vcmp.f32", sd, sm);
    }

    /** VCMPE.F32: FPSCR flags of sd against sm; any NaN is an invalid operation. */
    default void vcmpe(SRegister sd, SRegister sm) {
        emit("vcmpe.f32", sd, sm);
    }

    /** VCMP.F32 with zero: FPSCR flags of sd against 0.0. */
    default void vcmpZero(SRegister sd) {
        emit("vcmp.f32", sd, new Immediate(0));
    }

    /** VCVT.F32.S32: sd = the signed integer in sm, rounded by FPSCR. */
    default void vcvtF32S32(SRegister sd, SRegister sm) {
        emit("vcvt.f32.s32", sd, sm);
    }

    /** VCVT.F32.U32: sd = the unsigned integer in sm, rounded by FPSCR. */
    default void vcvtF32U32(SRegister sd, SRegister sm) {
        emit("vcvt.f32.u32", sd, sm);
    }

    /** VCVT.S32.F32: sd = sm as a signed integer, rounded towards zero, saturated. */
    default void vcvtS32F32(SRegister sd, SRegister sm) {
        emit("vcvt.s32.f32", sd, sm);
    }

    /** VCVT.U32.F32: sd = sm as an unsigned integer, rounded towards zero, saturated. */
    default void vcvtU32F32(SRegister sd, SRegister sm) {
        emit("vcvt.u32.f32", sd, sm);
    }

    /** VCVTR.S32.F32: sd = sm as a signed integer, rounded by FPSCR, saturated. */
    default void vcvtrS32F32(SRegister sd, SRegister sm) {
        emit("vcvtr.s32.f32", sd, sm);
    }

    /** VCVTR.U32.F32: sd = sm as an unsigned integer, rounded by FPSCR, saturated. */
    default void vcvtrU32F32(SRegister sd, SRegister sm) {
        emit("vcvtr.u32.f32", sd, sm);
    }

    /** VCVT.F32.S32: converts sd in place, the integer having 1 to 32 fraction bits. */
    default void vcvtF32S32(SRegister sd, int fractionBits) {
        emit("vcvt.f32.s32", sd, sd, new Immediate(fractionBits));
    }

    /** VCVT.S32.F32: converts sd in place, the integer having 1 to 32 fraction bits. */
    default void vcvtS32F32(SRegister sd, int fractionBits) {
        emit("vcvt.s32.f32", sd, sd, new Immediate(fractionBits));
    }

    /** VCVT.F32.U32: converts sd in place, the integer having 1 to 32 fraction bits. */
    default void vcvtF32U32(SRegister sd, int fractionBits) {
        emit("vcvt.f32.u32", sd, sd, new Immediate(fractionBits));
    }

    /** VCVT.U32.F32: converts sd in place, the integer having 1 to 32 fraction bits. */
    default void vcvtU32F32(SRegister sd, int fractionBits) {
        emit("vcvt.u32.f32", sd, sd, new Immediate(fractionBits));
    }

    /** VMOV.F32: sd = sm. */
    default void vmov(SRegister sd, SRegister sm) {
        emit("vmov.f32", sd, sm);
    }

    /** VMOV.F32: sd = constant, +-n/16 * 2^e with n = 16..31 and e = -3..4. */
    default void vmov(SRegister sd, double constant) {
        emit("vmov.f32", sd, FpImmediate.of(constant));
    }

    /** VMOV: st = the bits of rt. */
    default void vmov(SRegister st, Register rt) {
        emit("vmov", st, rt);
    }

    /** VMOV: rt = the bits of st. */
    default void vmov(Register rt, SRegister st) {
        emit("vmov", rt, st);
    }

    /** VMOV: st = rt and st2 = rt2; st2 is the register after st. */
    default void vmov(SRegister st, SRegister st2, Register rt, Register rt2) {
        emit("vmov", st, st2, rt, rt2);
    }

    /** VMOV: rt = st and rt2 = st2; st2 is the register after st. */
    default void vmov(Register rt, Register rt2, SRegister st, SRegister st2) {
        emit("vmov", rt, rt2, st, st2);
    }

    /** VMOV: lower word of dm = rt, upper word = rt2. */
    default void vmov(DRegister dm, Register rt, Register rt2) {
        emit("vmov", dm, rt, rt2);
    }

    /** VMOV: rt = lower word of dm, rt2 = upper word. */
    default void vmov(Register rt, Register rt2, DRegister dm) {
        emit("vmov", rt, rt2, dm);
    }

    /** VMRS: rt = FPSCR. */
    default void vmrs(Register rt) {
        emit("vmrs", rt, FpSystemRegister.FPSCR);
    }

    /** VMRS APSR_nzcv, FPSCR: the flags become those of the last VCMP. */
    default void vmrsApsr() {
        emit("vmrs", FpSystemRegister.APSR_NZCV, FpSystemRegister.FPSCR);
    }

    /** VMSR: FPSCR = rt. */
    default void vmsr(Register rt) {
        emit("vmsr", FpSystemRegister.FPSCR, rt);
    }

    /** VLDR: sd = memory. The address is word aligned, the offset a multiple of 4 within 1020. */
    default void vldr(SRegister sd, Address address) {
        emit("vldr", sd, address);
    }

    /** VSTR: stores sd. The address is word aligned, the offset a multiple of 4 within 1020. */
    default void vstr(SRegister sd, Address address) {
        emit("vstr", sd, address);
    }

    /** VLDR: dd = memory. The address is word aligned, the offset a multiple of 4 within 1020. */
    default void vldr(DRegister dd, Address address) {
        emit("vldr", dd, address);
    }

    /** VSTR: stores dd. The address is word aligned, the offset a multiple of 4 within 1020. */
    default void vstr(DRegister dd, Address address) {
        emit("vstr", dd, address);
    }

    /** VLDM: loads the list from rn upwards; with writeback rn moves past it. */
    default void vldm(Register rn, boolean writeback, FpRegisterList list) {
        emit("vldm", writeback ? new WritebackRegister(rn) : rn, list);
    }

    /** VSTM: stores the list from rn upwards; with writeback rn moves past it. */
    default void vstm(Register rn, boolean writeback, FpRegisterList list) {
        emit("vstm", writeback ? new WritebackRegister(rn) : rn, list);
    }

    /** VLDMDB: loads the list below rn, which moves to its start. */
    default void vldmdb(Register rn, FpRegisterList list) {
        emit("vldmdb", new WritebackRegister(rn), list);
    }

    /** VSTMDB: stores the list below rn, which moves to its start. */
    default void vstmdb(Register rn, FpRegisterList list) {
        emit("vstmdb", new WritebackRegister(rn), list);
    }

    /** VPUSH: stores the list below SP, which moves. */
    default void vpush(FpRegisterList list) {
        emit("vpush", list);
    }

    /** VPOP: loads the list from SP, which moves. */
    default void vpop(FpRegisterList list) {
        emit("vpop", list);
    }
}
