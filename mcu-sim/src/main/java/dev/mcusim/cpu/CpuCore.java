package dev.mcusim.cpu;

import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.timing.MemorySettings;
import dev.mcusim.timing.TimedBlock;
import java.util.Optional;

/**
 * A Cortex-M core with its memory. All cores give the same results for the same program; where one cannot do what the architecture asks,
 * its own documentation says so.
 *
 * <p>A core belongs to one thread, except for {@link #requestStop()}. Addresses are unsigned 32-bit numbers.
 */
public interface CpuCore extends AutoCloseable {

    /** Passed as the address to stop at when there is none. */
    long NO_ADDRESS = -1;

    /**
     * Executes instructions until one of them faults or stops the run, an address is reached, or the budget is spent.
     *
     * @param untilAddress the run ends before the instruction at this address is executed, at once if PC is there already;
     *                     {@link #NO_ADDRESS} for none. Bit 0 is ignored
     * @param budget       most instructions to execute, at least 0. The count is exact; instructions that their IT block skips count
     */
    StopReason run(long untilAddress, long budget);

    /**
     * Ends the current run, or the next one if none is going on, at the next opportunity: within one basic block. May be called
     * from any thread.
     */
    void requestStop();

    /** A core register; PC is the address of the next instruction with bit 0 clear. */
    int register(Register register);

    /** Sets a core register. Bit 0 of a new PC is ignored, the core stays in Thumb state; an open IT block is left. */
    void setRegister(Register register, int value);

    /** The bits of a single-precision register. */
    int register(SRegister register);

    /** Sets the bits of a single-precision register. */
    void setRegister(SRegister register, int bits);

    /** APSR, IPSR and EPSR in one word. */
    int xpsr();

    /** Sets the flags N, Z, C, V, Q and GE from a word in the layout of APSR; other bits are ignored. */
    void setApsr(int apsr);

    /** The floating-point status and control register. */
    int fpscr();

    /** Sets the floating-point status and control register. */
    void setFpscr(int value);

    /**
     * Reads memory as a debugger does: without rights, without side effects, without counting.
     *
     * @throws IndexOutOfBoundsException when part of the range is not memory
     */
    void read(long address, byte[] destination, int offset, int length);

    /**
     * Writes memory as a flash programmer or debugger does: read-only memory too. Code already executed is forgotten.
     *
     * @throws IndexOutOfBoundsException when part of the range is not memory
     */
    void write(long address, byte[] source, int offset, int length);

    /** Takes over what decides how long memory takes, from the next instruction or block on. */
    void configure(MemorySettings settings);

    /** The system registers of this core. */
    SystemRegisters systemRegisters();

    /**
     * Puts special registers, interrupt controller and system registers into their state after reset. Core registers, memory and counters
     * stay; so do the units for debugging.
     *
     * @return whether this core can
     */
    default boolean reset() {
        return false;
    }

    /** The fault whose handler was entered last; empty when there was none, and on cores that take none. */
    default Optional<TakenFault> latestFault() {
        return Optional.empty();
    }

    /** The fault of a store whose bus error has come and that has waited since for its priority to be taken; empty when there is none. */
    default Optional<FaultReport> heldBackFault() {
        return Optional.empty();
    }

    /**
     * Hands the {@code BKPT} instruction at PC to the firmware's handler of DebugMonitor, which the next run enters.
     *
     * @return false where DEMCR.MON_EN or the priority does not let it be taken, and on cores that take no exceptions
     */
    default boolean monitorBreakpoint() {
        return false;
    }

    /**
     * Lets the instruction at PC make the access of a watchpoint that the firmware has set up for its DebugMonitor, and hands it that.
     *
     * @return false where the watchpoint is not the firmware's, or the instruction has come to something else
     */
    default boolean monitorWatchpoint(Watchpoint watchpoint) {
        return false;
    }

    /** Instructions executed and cycles spent since the core was made or the counters were reset. */
    Counters counters();

    /** Waits, as for flash that is busy. Cores without interrupts may ignore it. */
    default void stall(long cycles) {
        // Not counted.
    }

    /** Cycles spent since the core was made, whatever {@link #resetCounters} did. */
    long cycle();

    /** To be called when an exception may have become pending, or {@link dev.mcusim.bus.EventSource#next} has become earlier. */
    void attend();

    /** Sets the event register, as what asks for an event from outside the core does (ARMv7-M ARM, B1.5.18). */
    void sendEvent();

    /** Sets counters and profile to zero. */
    void resetCounters();

    /** Tells the visitor about every block that may have been executed, in no particular order. */
    void visitExecution(ExecutionVisitor visitor);

    /** Receives what was counted. */
    @FunctionalInterface
    interface ExecutionVisitor {

        /**
         * One block, whose {@link TimedBlock#forEachEdge edges} and {@link TimedBlock#stalls stalls} tell what was counted. Several
         * blocks may share code.
         */
        void visit(TimedBlock block);
    }

    /** What a debugger needs; empty where the core cannot do that. */
    default Optional<DebugUnit> debugUnit() {
        return Optional.empty();
    }

    /** Frees what the core holds outside the Java heap. Closing twice is allowed. */
    @Override
    void close();
}
