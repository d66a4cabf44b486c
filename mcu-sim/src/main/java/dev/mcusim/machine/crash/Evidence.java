package dev.mcusim.machine.crash;

import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.FaultPhase;
import dev.mcusim.cpu.FaultReport;
import dev.mcusim.cpu.TakenFault;
import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.Register;
import java.util.Optional;

/**
 * What the rules about causes look at.
 *
 * @param scene  the memory and the symbols
 * @param report the fault
 * @param taken  the fault as the firmware got it; empty where it ended the run or locked the core up
 */
record Evidence(Scene scene, FaultReport report, Optional<TakenFault> taken) {

    private static final int CONTROL_SPSEL = 2;

    FaultKind kind() {
        return report.kind();
    }

    /** The address at fault; -1 where there is none. */
    long address() {
        return report.address().orElse(-1);
    }

    boolean hasAddress() {
        return report.address().isPresent();
    }

    int register(Register register) {
        return report.registers().value(register);
    }

    /** The stack pointer; where pushing registers failed, that of the stack they were pushed to, behind the push. */
    long sp() {
        boolean stacking = report.phase() == FaultPhase.STACKING && taken.isPresent();
        return stacking ? taken.get().frame() : Integer.toUnsignedLong(register(Register.SP));
    }

    /** Whether SP was the process stack pointer. */
    boolean onProcessStack() {
        if (taken.isPresent()) {
            return StackedFrame.onProcessStack(taken.get().exceptionReturn());
        }
        boolean inHandler = (report.registers().xpsr() & ExceptionNames.IPSR) != 0;
        return !inHandler && (scene.special().control() & CONTROL_SPSEL) != 0;
    }

    /** The instruction that faulted; empty where there is none. */
    Optional<Instruction> instruction() {
        return code().filter(Instruction.class::isInstance).map(Instruction.class::cast);
    }

    Optional<Decoded> code() {
        return scene.code(report.pc());
    }

    /** Whether the mnemonic begins so. */
    boolean isInstruction(String... mnemonics) {
        String actual = instruction().map(Instruction::mnemonic).orElse("");
        for (String mnemonic : mnemonics) {
            if (actual.startsWith(mnemonic)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the fault is that a branch or a return led to where there is no code. */
    boolean isJump() {
        return isJump(kind());
    }

    static boolean isJump(FaultKind kind) {
        return switch (kind) {
            case UNMAPPED_FETCH, EXECUTE_NEVER, PROTECTED_FETCH, INVALID_STATE -> true;
            default -> false;
        };
    }

    boolean isDataAccess() {
        return switch (kind()) {
            case UNMAPPED_READ, UNMAPPED_WRITE, READ_ONLY_WRITE, PERIPHERAL_NOT_MODELLED, PROTECTED -> true;
            default -> false;
        };
    }
}
