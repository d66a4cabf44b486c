package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.FpContext;
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
    /** Index of xPSR in the frame. */
    private static final int PSR = 7;

    private static final int PSR_ALIGNED = 1 << 9;

    private final JavaCpu cpu;
    private final SystemRegisters registers;
    private final FpContext fpContext;
    private final CoreClock clock;
    /** What {@link #load} has read: eight words, and S0 to S15 and FPSCR. */
    private final int[] words = new int[STANDARD / 4];

    private final int[] fpWords = new int[FP_REGISTERS + 1];

    ExceptionFrame(JavaCpu cpu, SystemRegisters registers, CoreClock clock) {
        this.cpu = cpu;
        this.registers = registers;
        this.fpContext = registers.fpContext();
        this.clock = clock;
    }

    /** What LR has to hold in a handler that interrupts what is executed now. */
    ExceptionReturn kind() {
        boolean thread = registers.nvic().current() == ExceptionNumber.NONE;
        return ExceptionReturn.of(thread, cpu.specials.usesProcessStack(), cpu.specials.hasFpContext());
    }

    /**
     * Stacks the present context and goes over to the main stack.
     *
     * @param xpsr the word for xPSR
     * @throws GuestTrap when not everything could be stored; SP is that of a whole frame all the same
     */
    void push(int xpsr) {
        boolean fp = cpu.specials.hasFpContext();
        boolean aligned = registers.alignsStack() || fp;
        int sp = cpu.r[JavaCpu.SP];
        int padding = aligned ? sp >>> 2 & 1 : 0;
        int at = sp - (fp ? EXTENDED : STANDARD) & (aligned ? ~4 : ~0);
        cpu.r[JavaCpu.SP] = at;
        cpu.specials.selectStack(false);
        cpu.setFpContext(false);
        for (int i = 0; i < 4; i++) {
            cpu.memory.storeWord(at + 4 * i, cpu.r[i]);
        }
        cpu.memory.storeWord(at + 0x10, cpu.r[R12]);
        cpu.memory.storeWord(at + 0x14, cpu.r[JavaCpu.LR]);
        cpu.memory.storeWord(at + 0x18, cpu.next);
        cpu.memory.storeWord(at + 0x1c, xpsr & ~PSR_ALIGNED | padding * PSR_ALIGNED);
        if (fp && fpContext.isPreservedLazily()) {
            fpContext.putOff(at + STANDARD, cpu.isUser, registers.nvic().executionPriority(cpu.specials.masks()));
            cpu.setFpContext(false);
        } else if (fp) {
            storeFpState(at + STANDARD);
        }
    }

    /**
     * Reads the frame that a handler returns to, and changes nothing.
     *
     * @return its xPSR
     * @throws GuestTrap when it cannot be read
     */
    int load(ExceptionReturn kind) {
        int at = cpu.special(kind.onProcessStack() ? SpecialRegisters.PSP : SpecialRegisters.MSP);
        for (int i = 0; i < words.length; i++) {
            words[i] = cpu.memory.loadWord(at + 4 * i);
        }
        if (kind.withFp() && !fpContext.isWaiting()) {
            for (int i = 0; i < fpWords.length; i++) {
                fpWords[i] = cpu.memory.loadWord(at + STANDARD + 4 * i);
            }
        }
        return words[PSR];
    }

    /** Restores the context that has been {@link #load loaded}, but for IPSR. */
    void restore(ExceptionReturn kind) {
        int psr = words[PSR];
        System.arraycopy(words, 0, cpu.r, 0, 4);
        cpu.r[R12] = words[4];
        cpu.r[JavaCpu.LR] = words[5];
        cpu.go(words[6] & ~1 | psr >>> 24 & 1, psr);
        if (kind.withFp()) {
            restoreFpState();
        }
        cpu.specials.selectStack(kind.onProcessStack());
        cpu.setFpContext(kind.withFp());
        boolean aligned = registers.alignsStack() || kind.withFp();
        int padding = aligned && (psr & PSR_ALIGNED) != 0 ? 4 : 0;
        cpu.r[JavaCpu.SP] = cpu.r[JavaCpu.SP] + (kind.withFp() ? EXTENDED : STANDARD) | padding;
        cpu.setFlags(psr);
        cpu.ge = psr >>> 16 & 15;
    }

    /** Stores floating-point state that has been put off. */
    void storePutOffFpState() {
        storeFpState(fpContext.address());
        fpContext.done();
    }

    private void storeFpState(int at) {
        for (int i = 0; i < FP_REGISTERS; i++) {
            cpu.memory.storeWord(at + 4 * i, cpu.s[i]);
        }
        cpu.memory.storeWord(at + 4 * FP_REGISTERS, cpu.fpscr.bits());
        clock.add(FP_CYCLES);
    }

    private void restoreFpState() {
        if (fpContext.isWaiting()) {
            fpContext.done();
            return;
        }
        System.arraycopy(fpWords, 0, cpu.s, 0, FP_REGISTERS);
        cpu.fpscr.setBits(fpWords[FP_REGISTERS]);
        clock.add(FP_CYCLES);
    }
}
