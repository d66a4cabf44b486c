package dev.mcusim.cpu.system;

import java.util.Arrays;

/**
 * The nested vectored interrupt controller: which exceptions are enabled, pending and active, with which priorities, and which of them
 * the core takes next (ARMv7-M ARM, B1.5.4 and B3.4). Lower numbers are higher priorities.
 *
 * <p>System exceptions are always enabled, but for MemManage, BusFault and UsageFault, which SHCSR enables.
 */
public final class Nvic {

    /** Less urgent than any exception: the priority of Thread mode when nothing is masked. */
    public static final int THREAD_PRIORITY = 256;

    private static final int HARD_FAULT_PRIORITY = -1;
    private static final int NMI_PRIORITY = -2;

    private final int exceptions;
    private final int implementedBits;
    private final ExceptionSet enabled;
    private final ExceptionSet pending;
    private final ExceptionSet active;
    /** Lines whose peripheral asserts them now. */
    private final ExceptionSet levels;

    private final int[] priorities;
    private int priorityGrouping;
    private int current;
    private Runnable pended = () -> {};

    /**
     * @param interruptLines external interrupts, at most 496
     * @param priorityBits   implemented bits of a priority, 3 to 8
     */
    public Nvic(int interruptLines, int priorityBits) {
        exceptions = ExceptionNumber.FIRST_INTERRUPT + interruptLines;
        implementedBits = 0xff << 8 - priorityBits & 0xff;
        priorities = new int[exceptions];
        enabled = new ExceptionSet(exceptions);
        pending = new ExceptionSet(exceptions);
        active = new ExceptionSet(exceptions);
        levels = new ExceptionSet(exceptions);
        reset();
    }

    /** Nothing is pending, active or asserted, and interrupts are disabled. */
    void reset() {
        pending.clear();
        active.clear();
        levels.clear();
        enabled.clear();
        for (int exception = 0; exception < ExceptionNumber.FIRST_INTERRUPT; exception++) {
            enabled.set(exception, exception < ExceptionNumber.MEM_MANAGE || exception >= ExceptionNumber.SVCALL);
        }
        Arrays.fill(priorities, 0);
        priorityGrouping = 0;
        current = ExceptionNumber.NONE;
    }

    /** Number of exceptions, the external interrupts and the reserved numbers included. */
    public int exceptions() {
        return exceptions;
    }

    /** Whether there is an exception of that number. */
    public boolean has(int exception) {
        return exception >= ExceptionNumber.NMI && exception < exceptions;
    }

    /** Whether an exception may be taken. */
    public boolean isEnabled(int exception) {
        return enabled.has(exception);
    }

    /** Enables or disables an external interrupt, MemManage, BusFault or UsageFault. */
    public void setEnabled(int exception, boolean on) {
        enabled.set(exception, on);
    }

    /** Whether an exception waits to be taken. */
    public boolean isPending(int exception) {
        return pending.has(exception);
    }

    /** Whether an external interrupt is pending, enabled or not (ICSR.ISRPENDING). */
    public boolean isInterruptPending() {
        return pending.next(ExceptionNumber.FIRST_INTERRUPT) >= 0;
    }

    /** Makes an exception wait to be taken, or forgets that it does: an interrupt whose line is asserted goes on waiting. */
    public void setPending(int exception, boolean on) {
        boolean asserted = levels.has(exception) && !active.has(exception);
        boolean rises = on && !pending.has(exception);
        pending.set(exception, on || asserted);
        if (rises) {
            pended.run();
        }
    }

    /** What to tell when an exception has become pending, so that the core looks for it before the next block. */
    public void whenPended(Runnable listener) {
        pended = listener;
    }

    /**
     * The level of an interrupt's line (ARMv7-M ARM, B3.4.1): a rising edge makes the interrupt pending, and so does a line that is still
     * asserted when its handler returns. A pending interrupt stays so when its line falls.
     *
     * @param exception the exception number, 16 for external interrupt 0
     * @param asserted  whether the peripheral asks for the interrupt
     */
    public void setLevel(int exception, boolean asserted) {
        boolean rises = asserted && !levels.has(exception);
        levels.set(exception, asserted);
        if (rises) {
            setPending(exception, true);
        }
    }

    /** Whether the line of an interrupt is asserted. */
    public boolean level(int exception) {
        return levels.has(exception);
    }

    /** Whether an exception has been taken and not yet been returned from. */
    public boolean isActive(int exception) {
        return active.has(exception);
    }

    /** Makes an exception active, or inactive, without taking it or returning from it. */
    public void setActive(int exception, boolean on) {
        active.set(exception, on);
    }

    /** How many exceptions are active. */
    public int activeCount() {
        return active.size();
    }

    /** The priority byte of an exception of configurable priority. */
    public int priority(int exception) {
        return priorities[exception];
    }

    /** Sets a priority byte; bits that are not implemented stay zero. */
    public void setPriority(int exception, int priority) {
        priorities[exception] = priority & implementedBits;
    }

    /** The bits of a priority byte that exist, which are upper ones. */
    public int implementedPriorityBits() {
        return implementedBits;
    }

    /** AIRCR.PRIGROUP: how many of the lower bits of a priority, less one, order exceptions but do not preempt. */
    public int priorityGrouping() {
        return priorityGrouping;
    }

    /** Sets AIRCR.PRIGROUP, 0 to 7. */
    public void setPriorityGrouping(int grouping) {
        priorityGrouping = grouping & 7;
    }

    /** IPSR: the exception whose handler is executed, {@link ExceptionNumber#NONE} in Thread mode. */
    public int current() {
        return current;
    }

    /** Sets IPSR without taking an exception. */
    public void setCurrent(int exception) {
        current = exception;
    }

    /** An exception is taken: it is no longer pending, but active. */
    public void enter(int exception) {
        pending.set(exception, false);
        active.set(exception, true);
        current = exception;
    }

    /** The handler of an exception has ended; it waits again where its line is still asserted. */
    public void leave(int exception) {
        active.set(exception, false);
        if (levels.has(exception)) {
            setPending(exception, true);
        }
    }

    /**
     * The priority of what is executed (ExecutionPriority()).
     *
     * @param masks PRIMASK, FAULTMASK and BASEPRI
     */
    public int executionPriority(PriorityMasks masks) {
        int highest = THREAD_PRIORITY;
        for (int exception = active.next(0); exception >= 0; exception = active.next(exception + 1)) {
            highest = Math.min(highest, groupPriority(exception));
        }
        int boosted = THREAD_PRIORITY;
        if (masks.basepri() != 0) {
            boosted = group(masks.basepri());
        }
        if (masks.primask()) {
            boosted = 0;
        }
        if (masks.faultmask()) {
            boosted = HARD_FAULT_PRIORITY;
        }
        return Math.min(highest, boosted);
    }

    /**
     * The pending exception to take next: that of the highest priority, then of the lowest number.
     *
     * @param executionPriority only exceptions that preempt this are considered
     * @return {@link ExceptionNumber#NONE} when there is none
     */
    public int next(int executionPriority) {
        int best = ExceptionNumber.NONE;
        for (int exception = pending.next(0); exception >= 0; exception = pending.next(exception + 1)) {
            boolean preempts = enabled.has(exception) && groupPriority(exception) < executionPriority;
            if (preempts && (best == ExceptionNumber.NONE || fixedOr(exception) < fixedOr(best))) {
                best = exception;
            }
        }
        return best;
    }

    /** Whether there is an enabled external interrupt that would be taken now if it became pending. */
    public boolean interruptMayPreempt(int executionPriority) {
        for (int i = enabled.next(ExceptionNumber.FIRST_INTERRUPT); i >= 0; i = enabled.next(i + 1)) {
            if (preempts(i, executionPriority)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an exception would be taken now. */
    public boolean preempts(int exception, int executionPriority) {
        return groupPriority(exception) < executionPriority;
    }

    private int groupPriority(int exception) {
        int priority = fixedOr(exception);
        return priority < 0 ? priority : group(priority);
    }

    private int group(int priority) {
        return priority & -2 << priorityGrouping;
    }

    private int fixedOr(int exception) {
        return switch (exception) {
            case ExceptionNumber.NMI -> NMI_PRIORITY;
            case ExceptionNumber.HARD_FAULT -> HARD_FAULT_PRIORITY;
            default -> priorities[exception];
        };
    }
}
