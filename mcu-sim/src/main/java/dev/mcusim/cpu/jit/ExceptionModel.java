package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.Fault;
import dev.mcusim.cpu.StopReason;

/** What interrupts execution between blocks. Execution goes on at {@link JavaCpu#next} afterwards, unless a reason to stop comes back. */
interface ExceptionModel {

    /**
     * The cycle counter has reached {@link JavaCpu#nextEvent}; sets that to when it wants to be asked again.
     *
     * @return why the run ends; null when it goes on
     */
    StopReason attend();

    /**
     * An instruction cannot be completed, or none can be fetched.
     *
     * @return why the run ends; null when it goes on in a handler
     */
    StopReason fault(Fault fault);

    /** Whether going on at an address where nothing can be fetched is a return from an exception. */
    boolean isReturn(int address);

    /**
     * Carries out a return from an exception.
     *
     * @param address the address to go on at, where {@link #isReturn} holds
     * @return why the run ends; null when it goes on
     */
    StopReason returnFrom(int address);

    /** Whether an exception may come that preempts what is executed, without anything being executed for it. */
    boolean mayInterrupt();

    /**
     * The core waits for an interrupt: time goes on to the next one that wakes it.
     *
     * @return why the run ends; null when the core has woken
     */
    StopReason sleep();

    /**
     * The core waits for an event: time goes on to the next interrupt that would be taken, or that makes an event.
     *
     * @return why the run ends; null when the core has woken
     */
    StopReason awaitEvent();
}
