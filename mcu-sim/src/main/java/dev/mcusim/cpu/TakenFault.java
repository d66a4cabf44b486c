package dev.mcusim.cpu;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A fault that was handed to the firmware, as everything was when the handler was entered.
 *
 * @param report          what happened, with the registers before the instruction that did it
 * @param exception       number of the exception taken: 3 HardFault, 4 MemManage, 5 BusFault, 6 UsageFault
 * @param escalatedFrom   number of the exception that became a HardFault because it was disabled or not urgent enough (HFSR.FORCED)
 * @param frame           address of the stacked frame, r0 first: SP behind the push, main or process as {@code exceptionReturn} says
 * @param exceptionReturn EXC_RETURN, what LR held in the handler (ARMv7-M ARM, B1.5.8)
 * @param cfsr            Configurable Fault Status Register: MMFSR, BFSR and UFSR
 * @param hfsr            HardFault Status Register
 * @param mmfar           MemManage Fault Address Register, valid with MMFSR.MMARVALID
 * @param bfar            BusFault Address Register, valid with BFSR.BFARVALID
 * @param vector          address of the handler's first instruction
 * @param stack           what the stack held when the registers of the report were; empty where it has not changed since, which only that
 *                        of an imprecise fault may have: one with the phase {@link FaultPhase#BUFFERED}
 */
public record TakenFault(
        FaultReport report,
        int exception,
        OptionalInt escalatedFrom,
        long frame,
        int exceptionReturn,
        int cfsr,
        int hfsr,
        int mmfar,
        int bfar,
        long vector,
        Optional<StackCopy> stack) {

    /** Whether the stacked PC is not that of the instruction at fault (BFSR.IMPRECISERR). */
    public boolean isImprecise() {
        return report.phase() == FaultPhase.BUFFERED;
    }
}
