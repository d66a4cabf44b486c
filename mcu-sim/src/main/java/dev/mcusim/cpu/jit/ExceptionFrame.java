package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.timing.CoreClock;

/**
 * What exception entry puts on the stack and return takes from it: r0 to r3, r12, lr, the return address and xPSR, and above them S0 to
 * S15 and FPSCR where there is a floating-point context (ARMv7-M ARM, B1.5.6 to B1.5.8). Storing floating-point state is put off until
 * the handler executes a floating-point instruction, if FPCCR.LSPEN says so.
 */
final class ExceptionFrame {

    /** Bytes of a frame without floating-point state. */
    private static final int STANDARD = 0x20;
    /** Bytes of a frame with it; the last word is reserved. */
    private static final int EXTENDED = 0x68;

    private static final int FP_REGISTERS = 16;
    /** Storing or loading 17 words (Arm application note 298, Cortex-M4 lazy stacking). */
    private static final int FP_CYCLES = 17;

    private static final int R12 = 12;
    private static final int PSR_ALIGNED = 1 << 9;

    private final JavaCpu cpu;
    private final SystemRegisters registers;
    private final CoreClock clock;

    ExceptionFrame(JavaCpu cpu, SystemRegisters registers, CoreClock clock) {
        this.cpu = cpu;
        this.registers = registers;
        this.clock = clock;
    }

    /**
     * Stacks the present context and goes over to the main stack.
     *
     * @param xpsr the word for xPSR, bit 9 clear
     * @return what LR has to hold in the handler
     */
    int push(int xpsr) {
        boolean fp = cpu.hasFpContext();
        boolean aligned = registers.alignsStack() || fp;
        int sp = cpu.r[JavaCpu.SP];
        int padding = aligned ? sp >>> 2 & 1 : 0;
        int at = sp - (fp ? EXTENDED : STANDARD) & (aligned ? ~4 : ~0);
        for (int i = 0; i < 4; i++) {
            cpu.memory.storeWord(at + 4 * i, cpu.r[i]);
        }
        cpu.memory.storeWord(at + 0x10, cpu.r[R12]);
        cpu.memory.storeWord(at + 0x14, cpu.r[JavaCpu.LR]);
        cpu.memory.storeWord(at + 0x18, cpu.next);
        cpu.memory.storeWord(at + 0x1c, xpsr | padding * PSR_ALIGNED);
        if (fp && registers.preservesFpStateLazily()) {
            registers.beginLazyFpState(at + STANDARD);
        } else if (fp) {
            storeFpState(at + STANDARD);
        }
        cpu.r[JavaCpu.SP] = at;
        boolean thread = registers.nvic().current() == ExceptionNumber.NONE;
        ExceptionReturn kind = ExceptionReturn.of(thread, cpu.usesProcessStack(), fp);
        cpu.selectStack(false);
        cpu.setFpContext(false);
        return kind.value();
    }

    /**
     * Restores the context that a handler returns to.
     *
     * @return xPSR, whose flags have been taken over
     */
    int pop(ExceptionReturn kind) {
        cpu.selectStack(kind.onProcessStack());
        int at = cpu.r[JavaCpu.SP];
        boolean aligned = registers.alignsStack() || kind.withFp();
        for (int i = 0; i < 4; i++) {
            cpu.r[i] = cpu.memory.loadWord(at + 4 * i);
        }
        cpu.r[R12] = cpu.memory.loadWord(at + 0x10);
        cpu.r[JavaCpu.LR] = cpu.memory.loadWord(at + 0x14);
        cpu.next = cpu.memory.loadWord(at + 0x18) & ~1;
        int psr = cpu.memory.loadWord(at + 0x1c);
        if (kind.withFp()) {
            loadFpState(at + STANDARD);
        }
        cpu.setFpContext(kind.withFp());
        int padding = aligned && (psr & PSR_ALIGNED) != 0 ? 4 : 0;
        cpu.r[JavaCpu.SP] = at + (kind.withFp() ? EXTENDED : STANDARD) | padding;
        cpu.setFlags(psr);
        cpu.ge = psr >>> 16 & 15;
        return psr & ~PSR_ALIGNED;
    }

    /** Stores floating-point state that has been put off. */
    void storePutOffFpState() {
        storeFpState(registers.fpStateAddress());
        registers.endLazyFpState();
    }

    private void storeFpState(int at) {
        for (int i = 0; i < FP_REGISTERS; i++) {
            cpu.memory.storeWord(at + 4 * i, cpu.s[i]);
        }
        cpu.memory.storeWord(at + 4 * FP_REGISTERS, cpu.fpscr.bits());
        clock.add(FP_CYCLES);
    }

    private void loadFpState(int at) {
        if (registers.lazyFpStateActive()) {
            registers.endLazyFpState();
            return;
        }
        for (int i = 0; i < FP_REGISTERS; i++) {
            cpu.s[i] = cpu.memory.loadWord(at + 4 * i);
        }
        cpu.fpscr.setBits(cpu.memory.loadWord(at + 4 * FP_REGISTERS));
        clock.add(FP_CYCLES);
    }
}
