package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.Fault;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.system.FaultStatus;
import java.util.function.Supplier;

/**
 * Debug events that come from the address of an instruction, or from each (ARMv7-M ARM, C1.4): breakpoints of the FPB come before it, PC
 * comparators of the DWT and DEMCR.MON_STEP behind it.
 */
final class DebugEvents {

    private final JavaCpu cpu;
    private final SystemRegisters registers;
    private final BlockCache cache;
    private final ExceptionUnit exceptions;
    private final Comparators comparators;

    DebugEvents(
            JavaCpu cpu,
            SystemRegisters registers,
            BlockCache cache,
            ExceptionUnit exceptions,
            Comparators comparators) {
        this.cpu = cpu;
        this.registers = registers;
        this.cache = cache;
        this.exceptions = exceptions;
        this.comparators = comparators;
    }

    /** Whether the next instruction is to be executed by {@link #execute}; to be asked between blocks. */
    boolean areDue() {
        return isStepping() || cache.isMonitored(cpu.next);
    }

    private boolean isStepping() {
        return registers.debugControl().steps() && exceptions.mayMonitor();
    }

    /**
     * Brings about the events of the next instruction.
     *
     * @param step executes it, or takes an exception that is due before it
     * @return why the run ends; null when it goes on
     */
    StopReason execute(Supplier<StopReason> step) {
        int pc = cpu.next;
        if (comparators.isBreakpoint(pc)) {
            return breakpoint(pc);
        }
        boolean stepping = isStepping();
        StopReason end = step.get();
        if (!(end instanceof StopReason.BudgetSpent spent)) {
            return end;
        }
        if (spent.instructions() == 1 && comparators.executed(pc) && exceptions.mayMonitor()) {
            exceptions.monitor(FaultStatus.DWTTRAP);
        }
        if (stepping && exceptions.mayMonitor()) {
            exceptions.monitor(FaultStatus.HALTED);
        }
        return null;
    }

    /** DebugMonitor takes it, or HardFault where that is off or not urgent enough. */
    private StopReason breakpoint(int pc) {
        if (exceptions.monitorBreakpoint()) {
            return null;
        }
        registers.faults().raiseDebug(FaultStatus.BKPT);
        return exceptions.fault(Fault.at(FaultKind.BREAKPOINT_NOT_TAKEN, Integer.toUnsignedLong(pc)));
    }
}
