package dev.mcusim.asm;

import dev.mcusim.isa.BarrierOption;
import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.InterruptMask;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SpecialRegister;

/**
 * Hints, barriers, exceptions on purpose, and special registers.
 */
public interface SystemInstructions extends InstructionSink {
    /** NOP: does nothing, in 16 bits. */
    default void nop() {
        emit("nop");
    }

    /** WFI: waits for an interrupt. */
    default void wfi() {
        emit("wfi");
    }

    /** WFE: waits for an event. */
    default void wfe() {
        emit("wfe");
    }

    /** SEV: sends an event. */
    default void sev() {
        emit("sev");
    }

    /** BKPT: breakpoint with a comment of 0 to 255 for the debugger. */
    default void bkpt(int imm) {
        emit("bkpt", new Immediate(imm));
    }

    /** SVC: supervisor call with a comment of 0 to 255 for the handler. */
    default void svc(int imm) {
        emit("svc", new Immediate(imm));
    }

    /** UDF: permanently undefined, with a comment of 0 to 255. */
    default void udf(int imm) {
        emit("udf", new Immediate(imm));
    }

    /** DMB: orders memory accesses, for the full system. */
    default void dmb() {
        emit("dmb", BarrierOption.SY);
    }

    /** DSB: waits until memory accesses are complete, for the full system. */
    default void dsb() {
        emit("dsb", BarrierOption.SY);
    }

    /** ISB: refetches what follows, for the full system. */
    default void isb() {
        emit("isb", BarrierOption.SY);
    }

    /** CPSID: sets PRIMASK, FAULTMASK or both, which disables interrupts. */
    default void cpsid(InterruptMask mask) {
        emit("cpsid", mask);
    }

    /** CPSIE: clears PRIMASK, FAULTMASK or both, which enables interrupts. */
    default void cpsie(InterruptMask mask) {
        emit("cpsie", mask);
    }

    /** MRS: rd = special register. */
    default void mrs(Register rd, SpecialRegister special) {
        emit("mrs", rd, special);
    }

    /** MSR: special register = rn. */
    default void msr(SpecialRegister special, Register rn) {
        emit("msr", special, rn);
    }
}
