package dev.mcusim.cpu.jit;

import dev.mcusim.bus.EventSource;
import dev.mcusim.cpu.Fault;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.Nvic;
import dev.mcusim.cpu.system.PriorityMasks;
import dev.mcusim.cpu.system.SysTick;
import dev.mcusim.timing.CoreClock;
import dev.mcusim.timing.TimingModel;
import java.util.function.Function;

/**
 * Takes exceptions between blocks, returns from them, and sleeps until one comes (ARMv7-M ARM, B1.5.6 to B1.5.8 and B1.5.17).
 *
 * <p>Faults of the guest end its run, so HardFault and kin are taken only when firmware makes them pending. A late arriving exception
 * does not take over the entry of another; it preempts behind it.
 */
final class ExceptionUnit implements ExceptionModel {

    /** From the return to the first instruction of another handler (Cortex-M4 TRM, 3.9; the same is assumed for Cortex-M7). */
    private static final int TAIL_CHAIN_CYCLES = 6;

    private static final int EXCEPTION_RETURN = 0xffff_ff00;
    private static final int EPSR_T = 1 << 24;

    private final JavaCpu cpu;
    private final SystemRegisters registers;
    private final Nvic nvic;
    private final SysTick sysTick;
    private final EventSource events;
    private final CoreClock clock;
    private final TimingModel timing;
    private final ExceptionFrame frame;
    private final Function<Fault, StopReason> faulted;

    /**
     * @param events  what happens outside the core
     * @param faulted makes the reason to stop of a fault
     */
    ExceptionUnit(
            JavaCpu cpu,
            SystemRegisters registers,
            EventSource events,
            CoreClock clock,
            TimingModel timing,
            ExceptionFrame frame,
            Function<Fault, StopReason> faulted) {
        this.cpu = cpu;
        this.registers = registers;
        this.nvic = registers.nvic();
        this.sysTick = registers.sysTick();
        this.events = events;
        this.clock = clock;
        this.timing = timing;
        this.frame = frame;
        this.faulted = faulted;
    }

    @Override
    public StopReason attend() {
        if (registers.resetRequested()) {
            return new StopReason.ResetRequested(pc());
        }
        advance();
        cpu.nextEvent = nextEvent();
        int exception = nvic.next(nvic.executionPriority(cpu.priorityMasks()));
        if (exception == ExceptionNumber.NONE) {
            return null;
        }
        return carefully(() -> enter(exception));
    }

    /** Exception entry: PushStack() and ExceptionTaken(). */
    private StopReason enter(int exception) {
        int handler = vector(exception);
        clock.current = null;
        clock.add(timing.exceptionEntry());
        cpu.r[JavaCpu.LR] = frame.push(xpsr());
        take(exception, handler);
        return null;
    }

    private void take(int exception, int handler) {
        nvic.enter(exception);
        cpu.exclusive = false;
        cpu.next = handler;
    }

    /** APSR, IPSR and EPSR; no IT block is open. */
    private int xpsr() {
        return cpu.apsr() | EPSR_T | nvic.current();
    }

    /** The address of a handler's first instruction. */
    private int vector(int exception) {
        int slot = (int) registers.vectorTable() + 4 * exception;
        int vector = cpu.memory.loadWord(slot);
        if (!cpu.leadsToCode(vector)) {
            throw GuestTrap.at(FaultKind.BAD_VECTOR, Integer.toUnsignedLong(slot), 4);
        }
        return vector & ~1;
    }

    @Override
    public boolean isReturn(int address) {
        return (address & EXCEPTION_RETURN) == EXCEPTION_RETURN && nvic.current() != ExceptionNumber.NONE;
    }

    @Override
    public StopReason returnFrom(int address) {
        ExceptionReturn kind = ExceptionReturn.of(address | 1);
        int returning = nvic.current();
        boolean nested = nvic.activeCount() > 1;
        if (kind == null || !nvic.isActive(returning) || nested == kind.toThread()) {
            return faulted.apply(Fault.at(FaultKind.BAD_EXCEPTION_RETURN, pc()));
        }
        nvic.leave(returning);
        if (returning != ExceptionNumber.NMI) {
            cpu.clearFaultMask();
        }
        clock.current = null;
        advance();
        int next = nvic.next(nvic.executionPriority(cpu.priorityMasks()));
        return carefully(next == ExceptionNumber.NONE ? () -> unstack(kind) : () -> tailChain(next, kind));
    }

    private StopReason tailChain(int exception, ExceptionReturn kind) {
        int handler = vector(exception);
        clock.add(TAIL_CHAIN_CYCLES);
        cpu.r[JavaCpu.LR] = kind.value();
        take(exception, handler);
        return null;
    }

    private StopReason unstack(ExceptionReturn kind) {
        clock.add(timing.exceptionReturn());
        int psr = frame.pop(kind);
        int number = psr & 0x1ff;
        nvic.setCurrent(number);
        cpu.exclusive = false;
        if (kind.toThread() != (number == ExceptionNumber.NONE)) {
            return faulted.apply(Fault.at(FaultKind.BAD_EXCEPTION_RETURN, pc()));
        }
        if ((psr & EPSR_T) == 0) {
            return faulted.apply(Fault.at(FaultKind.INVALID_STATE, pc()));
        }
        if ((psr & 0x0600_fc00) != 0) {
            return faulted.apply(Fault.at(FaultKind.EXCEPTION_NOT_MODELLED, pc()));
        }
        return kind.toThread() && registers.sleepsOnExit() ? sleep() : null;
    }

    @Override
    public StopReason sleep() {
        PriorityMasks masks = cpu.priorityMasks();
        PriorityMasks waking = new PriorityMasks(false, masks.faultmask(), masks.basepri());
        while (nvic.next(nvic.executionPriority(waking)) == ExceptionNumber.NONE) {
            if (cpu.stopRequested) {
                return null;
            }
            long wake = nextEvent();
            if (wake == EventSource.NEVER) {
                return new StopReason.Asleep(pc());
            }
            clock.add(Math.max(0, wake - clock.now()));
            advance();
        }
        cpu.nextEvent = 0;
        return null;
    }

    @Override
    public boolean mayInterrupt() {
        int priority = nvic.executionPriority(cpu.priorityMasks());
        boolean timer = sysTick.nextException() != SysTick.NEVER && nvic.preempts(ExceptionNumber.SYSTICK, priority);
        boolean peripheral = events.next() != EventSource.NEVER && nvic.interruptMayPreempt(priority);
        return timer || peripheral || events.mayReset() || events.isAwaited();
    }

    private void advance() {
        sysTick.advance();
        events.advance();
    }

    private long nextEvent() {
        return Math.min(sysTick.nextException(), events.next());
    }

    private interface Action {
        StopReason carryOut();
    }

    /** Makes a reason to stop of what goes wrong while stacking and unstacking. */
    private StopReason carefully(Action action) {
        long pc = pc();
        try {
            return action.carryOut();
        } catch (GuestTrap trap) {
            return faulted.apply(trap.fault(pc));
        }
    }

    private long pc() {
        return Integer.toUnsignedLong(cpu.next);
    }
}
