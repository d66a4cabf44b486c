package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.Nvic;
import dev.mcusim.cpu.system.PriorityMasks;

/** The stack pointers, masks and CONTROL, by their SYSm numbers (ARMv7-M ARM, B1.4 and B5.2). */
final class SpecialRegisters {

    /** The main stack pointer. */
    static final int MSP = 8;
    /** The process stack pointer. */
    static final int PSP = 9;

    private static final int IPSR = 5;
    private static final int PRIMASK = 16;
    private static final int BASEPRI = 17;
    private static final int BASEPRI_MAX = 18;
    private static final int FAULTMASK = 19;
    private static final int CONTROL = 20;

    private static final int NPRIV = 1;
    private static final int SPSEL = 2;
    private static final int FPCA = 4;
    private static final int SP = JavaCpu.SP;

    private final int[] r;
    private final Nvic nvic;
    /** The stack pointer that SP is not. */
    private int otherStackPointer;

    private int primask;
    private int basepri;
    private int faultmask;
    private int control;

    /**
     * As after reset.
     *
     * @param r the core registers, of which SP is the stack pointer that CONTROL selects
     */
    SpecialRegisters(int[] r, Nvic nvic) {
        this.r = r;
        this.nvic = nvic;
    }

    /** Nothing is masked, Thread mode is privileged and uses the main stack. */
    void reset() {
        otherStackPointer = 0;
        primask = 0;
        basepri = 0;
        faultmask = 0;
        control = 0;
    }

    /** What MRS reads, zero where there is no register. */
    int get(int sysm) {
        return switch (sysm) {
            case IPSR -> nvic.current();
            case MSP -> usesProcessStack() ? otherStackPointer : r[SP];
            case PSP -> usesProcessStack() ? r[SP] : otherStackPointer;
            case PRIMASK -> primask;
            case BASEPRI, BASEPRI_MAX -> basepri;
            case FAULTMASK -> faultmask;
            case CONTROL -> control;
            default -> 0;
        };
    }

    /** What MSR and CPS write in privileged code. */
    void set(int sysm, int value) {
        switch (sysm) {
            case MSP, PSP -> setStackPointer(sysm == PSP, value & ~3);
            case PRIMASK -> primask = value & 1;
            case BASEPRI -> basepri = value & nvic.implementedPriorityBits();
            case FAULTMASK -> setFaultMask(value & 1);
            case CONTROL -> setControl(value);
            default -> {
                // Nothing else is modelled; the decoder lets no other number through.
            }
        }
    }

    private void setStackPointer(boolean process, int value) {
        if (usesProcessStack() == process) {
            r[SP] = value;
        } else {
            otherStackPointer = value;
        }
    }

    /** Handlers of HardFault and NMI cannot set it. */
    private void setFaultMask(int value) {
        if (value == 0 || nvic.executionPriority(masks()) > -1) {
            faultmask = value;
        }
    }

    /** Handlers always use the main stack. */
    private void setControl(int value) {
        if (nvic.current() == ExceptionNumber.NONE) {
            selectStack((value & SPSEL) != 0);
        }
        control = control & SPSEL | value & (NPRIV | FPCA);
    }

    /** Whether SP is the process stack pointer. */
    boolean usesProcessStack() {
        return (control & SPSEL) != 0;
    }

    /** Goes over to the process or the main stack (CONTROL.SPSEL). */
    void selectStack(boolean process) {
        if (process != usesProcessStack()) {
            int present = r[SP];
            r[SP] = otherStackPointer;
            otherStackPointer = present;
            control ^= SPSEL;
        }
    }

    /** Whether Thread mode has no privilege (CONTROL.nPRIV). */
    boolean isThreadUnprivileged() {
        return (control & NPRIV) != 0;
    }

    /** Whether the present code has a floating-point context (CONTROL.FPCA). */
    boolean hasFpContext() {
        return (control & FPCA) != 0;
    }

    /** Sets CONTROL.FPCA. */
    void setFpContext(boolean context) {
        control = context ? control | FPCA : control & ~FPCA;
    }

    /** PRIMASK, FAULTMASK and BASEPRI. */
    PriorityMasks masks() {
        return primask == 0 && faultmask == 0 && basepri == 0
                ? PriorityMasks.NONE
                : new PriorityMasks(primask != 0, faultmask != 0, basepri);
    }

    /** Sets FAULTMASK to zero, as returns from exceptions do. */
    void clearFaultMask() {
        faultmask = 0;
    }
}
