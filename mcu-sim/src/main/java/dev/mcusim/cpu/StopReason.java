package dev.mcusim.cpu;

/** Why a run ended. What a guest does is always a value of this type, never an exception of the host. */
public sealed interface StopReason {

    /** The run got to an address it was asked to stop at, or to a breakpoint of {@link DebugUnit}; the instruction there has not been executed. */
    record ReachedAddress(long pc) implements StopReason {}

    /**
     * A {@code BKPT} instruction, which has not been executed: PC still points to it.
     *
     * @param immediate the instruction's operand, 0 to 255
     */
    record Breakpoint(long pc, int immediate) implements StopReason {}

    /**
     * An instruction is about to access watched memory. It has not been executed: PC still points to it.
     *
     * @param pc         address of that instruction
     * @param watchpoint what it would access
     */
    record Watched(long pc, Watchpoint watchpoint) implements StopReason {}

    /** The guest did something that faults on silicon where faults end runs, or that this simulator does not model. */
    record GuestFault(FaultReport report) implements StopReason {}

    /**
     * The guest faulted where its priority lets no fault be handled: in the handler of HardFault or NMI, or with FAULTMASK set (ARMv7-M
     * ARM, B1.5.15). {@link CpuCore#latestFault} is the fault taken before, where there was one.
     *
     * @param report the fault that locked the core up
     */
    record LockUp(FaultReport report) implements StopReason {}

    /**
     * A fault that a debugger catches. Nothing of the faulting instruction has been executed and no exception has been taken: going on
     * takes it. Where exception entry or return is at fault, the handler of that fault has been entered instead.
     *
     * @param report    what happened
     * @param exception number of the exception to take: 3 HardFault, 4 MemManage, 5 BusFault, 6 UsageFault, 11 SVCall
     */
    record FaultCaught(FaultReport report, int exception) implements StopReason {}

    /**
     * As many instructions as allowed have been executed.
     *
     * @param instructions executed by this run, which is the budget
     */
    record BudgetSpent(long instructions) implements StopReason {}

    /** The guest executed {@code WFI} or {@code WFE} and nothing is there to wake it. PC is behind the instruction. */
    record Asleep(long pc) implements StopReason {}

    /** Somebody called {@link CpuCore#requestStop()}. */
    record StopRequested(long pc) implements StopReason {}

    /** The guest asked for a reset (AIRCR.SYSRESETREQ), or a peripheral did, and it is not carried out. */
    record ResetRequested(long pc) implements StopReason {}

    /** The guest is in a loop of one instruction that branches to itself, and no exception can get it out; only where that is looked for. */
    record EndlessLoop(long pc) implements StopReason {}

    /**
     * The guest ended its program by semihosting.
     *
     * @param code its exit code, 0 for success
     */
    record Exited(int code) implements StopReason {}
}
