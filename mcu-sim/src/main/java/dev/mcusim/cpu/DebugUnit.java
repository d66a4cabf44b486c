package dev.mcusim.cpu;

import dev.mcusim.isa.SpecialRegister;
import java.util.Collection;
import java.util.Set;

/**
 * What a debugger asks of a core beyond registers and memory. Whatever is set here takes effect with the next run; code without
 * breakpoints and memory without watchpoints stay as fast as they are.
 */
public interface DebugUnit {

    /**
     * Replaces all breakpoints. A run ends with {@link StopReason.ReachedAddress} before the instruction at a breakpoint, at once if PC
     * is there already.
     *
     * @param addresses of instructions, unsigned, even
     */
    void setBreakpoints(Set<Long> addresses);

    /**
     * Replaces all watchpoints. A run ends with {@link StopReason.Watched} before an instruction that accesses watched bytes; {@link
     * #step} gets past it. Exception entry and return are not watched.
     */
    void setWatchpoints(Collection<Watchpoint> watchpoints);

    /** Chooses the faults that end a run with {@link StopReason.FaultCaught}; none at first. */
    void catchFaults(FaultCatch which);

    /**
     * Executes one instruction, whatever breakpoint it has; or, where an exception is due before it, enters its handler. A return from an
     * exception is one with the instruction that begins it.
     *
     * @param watching whether watchpoints stop the instruction
     * @return {@link StopReason.BudgetSpent} of 1 or, when a handler was entered, of 0; or whatever else an instruction can bring about
     */
    StopReason step(boolean watching);

    /** Takes back what {@link CpuCore#requestStop} has asked for, if no run has ended by it. */
    void forgetStopRequest();

    /** A special register of the core, as MRS reads it with all privileges: MSP, PSP, PRIMASK, BASEPRI, FAULTMASK or CONTROL. */
    int special(SpecialRegister register);

    /** Sets one of these special registers, as MSR does with all privileges. */
    void setSpecial(SpecialRegister register, int value);

    /**
     * Has somebody told of every block and instruction. The core then interprets, and counts the same cycles.
     *
     * @param listener null for nobody
     */
    void listen(ExecutionListener listener);
}
