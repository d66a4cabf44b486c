package dev.mcusim.fuzz.cpu;

import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.Register;

/** Special registers, FPSCR, and waiting. */
final class SystemAccess {

    private static final int[] READABLE = {0, 1, 2, 3, 5, 6, 7, 8, 9, 16, 17, 18, 19, 20};
    private static final int[] MASKS = {16, 17, 18, 19};
    private static final int MRS = 0xf3ef_8000;
    private static final int MSR = 0xf380_8800;
    private static final int PSP = 9;
    private static final int CONTROL = 20;

    private final Draft draft;

    SystemAccess(Draft draft) {
        this.draft = draft;
    }

    /** Moves flags to or from a register, changes FPSCR, or reads it. */
    void flags() {
        Register register = draft.free();
        switch (draft.random.nextInt(6)) {
            case 0 -> draft.code.wide(MRS | register.number() << 8);
            case 1 -> draft.code.wide(
                    (MSR & ~0x800) | draft.any().number() << 16 | (1 + draft.random.nextInt(3)) << 10);
            case 2 -> draft.code.wide(0xeef1_0a10 | register.number() << 12);
            case 3 -> draft.code.wide(0xeef1_fa10);
            default -> {
                draft.code.constant(register, fpscr());
                draft.code.wide(0xeee1_0a10 | register.number() << 12);
            }
        }
    }

    /** A value of FPSCR: some rounding mode, now and then flush-to-zero, default NaN, alternative half precision, and flags. */
    int fpscr() {
        int modes = draft.random.nextInt(4) << 22;
        modes |= draft.chance(25) ? 1 << 24 : 0;
        modes |= draft.chance(25) ? 1 << 25 : 0;
        modes |= draft.chance(15) ? 1 << 26 : 0;
        int flags = draft.chance(30) ? draft.random.nextInt() & 0xf000_009f : 0;
        return modes | flags;
    }

    /** Reads or writes a special register, or masks or unmasks exceptions. */
    void special() {
        Register register = draft.free();
        switch (draft.random.nextInt(5)) {
            case 0, 1 -> {
                int number = READABLE[draft.random.nextInt(READABLE.length)];
                draft.code.wide(MRS | register.number() << 8 | number);
                if (number == CONTROL) {
                    draft.code.emit("bic", register, register, new Immediate(4));
                }
            }
            case 2 -> {
                draft.code.emit("and", register, draft.any(), new Immediate(draft.chance(30) ? 0xf1 : 0xf0));
                draft.code.emit("and", register, register, new Immediate(0xf1));
                msr(MASKS[draft.random.nextInt(MASKS.length)], register);
            }
            case 3 -> {
                draft.code.emit("subw", register, draft.anchor, new Immediate(4 * draft.random.nextInt(300)));
                msr(PSP, register);
                draft.code.emit("mov", register, new Immediate(2 * draft.random.nextInt(2) + 4));
                msr(CONTROL, register);
                draft.code.wide(0xf3bf_8f6f);
                draft.code.emit("mov", Register.SP, draft.anchor);
            }
            default -> draft.code.narrow(0xb660 | draft.random.nextInt(2) << 4 | 1 + draft.random.nextInt(3));
        }
    }

    private void msr(int number, Register register) {
        draft.code.wide(MSR | register.number() << 16 | number);
    }

    /** WFE, YIELD, SEV, or WFI, at which the run ends for a moment. */
    void hint() {
        draft.code.narrow(0xbf10 + 16 * draft.random.nextInt(4));
    }
}
