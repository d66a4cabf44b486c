package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.Fault;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.FaultPhase;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.FaultStatus;

/**
 * What a fault leads to (ARMv7-M ARM, B1.5.14 and B3.2.15).
 *
 * @param exception the exception to take if it is enabled and urgent enough
 * @param cfsr      bits of CFSR
 * @param hfsr      bits of HFSR
 */
record Syndrome(int exception, int cfsr, int hfsr) {

    /** The syndrome of a fault that silicon has, too. */
    static Syndrome of(Fault fault) {
        if (fault.phase() == FaultPhase.VECTOR_READ) {
            return new Syndrome(ExceptionNumber.HARD_FAULT, 0, FaultStatus.VECTTBL);
        }
        return switch (fault.kind()) {
            case UNMAPPED_READ, UNMAPPED_WRITE, READ_ONLY_WRITE, UNPRIVILEGED -> bus(fault.phase());
            case PROTECTED -> memManage(fault.phase());
            case PROTECTED_FETCH -> new Syndrome(ExceptionNumber.MEM_MANAGE, FaultStatus.IACCVIOL, 0);
            case UNMAPPED_FETCH, EXECUTE_NEVER -> fetch(fault);
            case UNDEFINED_INSTRUCTION, UNPREDICTABLE_INSTRUCTION -> usage(FaultStatus.UNDEFINSTR);
            case FPU_DISABLED, NO_COPROCESSOR -> usage(FaultStatus.NOCP);
            case UNALIGNED -> usage(FaultStatus.UNALIGNED);
            case INVALID_STATE -> usage(FaultStatus.INVSTATE);
            case DIVIDE_BY_ZERO -> usage(FaultStatus.DIVBYZERO);
            case BAD_EXCEPTION_RETURN -> usage(FaultStatus.INVPC);
            case SUPERVISOR_CALL_MASKED, SUPERVISOR_CALL_NOT_MODELLED -> new Syndrome(ExceptionNumber.SVCALL, 0, 0);
            case BAD_VECTOR -> new Syndrome(ExceptionNumber.HARD_FAULT, 0, FaultStatus.VECTTBL);
            case BREAKPOINT_NOT_TAKEN -> new Syndrome(ExceptionNumber.HARD_FAULT, 0, FaultStatus.DEBUGEVT);
            case PERIPHERAL_NOT_MODELLED,
                    INSTRUCTION_NOT_MODELLED,
                    EXCEPTION_NOT_MODELLED -> throw new IllegalArgumentException(
                    "silicon has no such fault: " + fault.kind());
        };
    }

    /** Whether silicon would go on, or might. */
    static boolean isLimitOfTheSimulator(FaultKind kind) {
        return kind == FaultKind.PERIPHERAL_NOT_MODELLED
                || kind == FaultKind.INSTRUCTION_NOT_MODELLED
                || kind == FaultKind.EXCEPTION_NOT_MODELLED;
    }

    private static Syndrome bus(FaultPhase phase) {
        int bits =
                switch (phase) {
                    case BUFFERED -> FaultStatus.IMPRECISERR;
                    case STACKING -> FaultStatus.STKERR;
                    case UNSTACKING -> FaultStatus.UNSTKERR;
                    case LAZY_STACKING -> FaultStatus.LSPERR;
                    case EXECUTION, VECTOR_READ -> FaultStatus.PRECISERR | FaultStatus.BFARVALID;
                };
        return new Syndrome(ExceptionNumber.BUS_FAULT, bits, 0);
    }

    private static Syndrome memManage(FaultPhase phase) {
        int bits =
                switch (phase) {
                    case STACKING -> FaultStatus.MSTKERR;
                    case UNSTACKING -> FaultStatus.MUNSTKERR;
                    case LAZY_STACKING -> FaultStatus.MLSPERR;
                    case EXECUTION, BUFFERED, VECTOR_READ -> FaultStatus.DACCVIOL | FaultStatus.MMARVALID;
                };
        return new Syndrome(ExceptionNumber.MEM_MANAGE, bits, 0);
    }

    /** Fetches do not set the address registers: the stacked PC tells. */
    private static Syndrome fetch(Fault fault) {
        boolean never = isExecuteNever(fault.address().orElse(fault.pc()));
        return never
                ? new Syndrome(ExceptionNumber.MEM_MANAGE, FaultStatus.IACCVIOL, 0)
                : new Syndrome(ExceptionNumber.BUS_FAULT, FaultStatus.IBUSERR, 0);
    }

    /** Whether the default memory map forbids execution (ARMv7-M ARM, B3.1): peripherals, external devices, system. */
    static boolean isExecuteNever(long address) {
        return address >= 0x4000_0000L && address < 0x6000_0000L || address >= 0xa000_0000L;
    }

    private static Syndrome usage(int bit) {
        return new Syndrome(ExceptionNumber.USAGE_FAULT, bit, 0);
    }
}
