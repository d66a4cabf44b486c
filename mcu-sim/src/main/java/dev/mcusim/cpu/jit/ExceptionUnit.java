package dev.mcusim.cpu.jit;

import dev.mcusim.bus.EventSource;
import dev.mcusim.cpu.Fault;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.FaultPhase;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.system.Dwt;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.FaultStatus;
import dev.mcusim.cpu.system.Nvic;
import dev.mcusim.cpu.system.PriorityMasks;
import dev.mcusim.cpu.system.SysTick;
import dev.mcusim.timing.CoreClock;
import dev.mcusim.timing.TimingModel;
import java.util.function.BooleanSupplier;

/** Takes exceptions between blocks, returns from them, and sleeps until one comes (ARMv7-M ARM, B1.5.6 to B1.5.8 and B1.5.17). */
final class ExceptionUnit implements ExceptionModel {

    /** From the return to the first instruction of another handler (Cortex-M4 TRM, 3.9; the same is assumed for Cortex-M7). */
    private static final int TAIL_CHAIN_CYCLES = 6;

    private static final int EXCEPTION_RETURN = 0xf000_0000;
    private static final int IPSR = 0x1ff;

    private final JavaCpu cpu;
    private final SystemRegisters registers;
    private final Nvic nvic;
    private final SysTick sysTick;
    private final EventSource events;
    private final CoreClock clock;
    private final TimingModel timing;
    private final ExceptionFrame frame;
    private final FaultUnit faults;

    /**
     * @param events what happens outside the core
     */
    ExceptionUnit(
            JavaCpu cpu,
            SystemRegisters registers,
            EventSource events,
            CoreClock clock,
            TimingModel timing,
            ExceptionFrame frame,
            FaultUnit faults) {
        this.cpu = cpu;
        this.registers = registers;
        this.nvic = registers.nvic();
        this.sysTick = registers.sysTick();
        this.events = events;
        this.clock = clock;
        this.timing = timing;
        this.frame = frame;
        this.faults = faults;
    }

    @Override
    public StopReason attend() {
        if (!registers.resetRequested()) {
            advance();
        }
        if (registers.resetRequested()) {
            cpu.nextEvent = 0;
            return new StopReason.ResetRequested(pc());
        }
        return nvic.next(priority()) == ExceptionNumber.NONE ? null : enter();
    }

    @Override
    public StopReason fault(Fault fault) {
        if (faults.comesLater(fault)) {
            return null;
        }
        StopReason end = faults.pend(fault);
        if (fault.kind() == FaultKind.SUPERVISOR_CALL_MASKED) {
            skipSupervisorCall();
        }
        if (end == null && nvic.next(priority()) == ExceptionNumber.NONE) {
            cpu.dropPutOffFpState();
            return null;
        }
        return end == null ? enter() : end;
    }

    /** Whether DebugMonitor is on and urgent enough. */
    boolean mayMonitor() {
        return registers.debugControl().monitorsEvents() && nvic.preempts(ExceptionNumber.DEBUG_MONITOR, priority());
    }

    /** Makes DebugMonitor pending for a BKPT that no debugger takes (ARMv7-M ARM, C1.4); false where it is off or not urgent enough. */
    boolean monitorBreakpoint() {
        boolean takes = mayMonitor();
        if (takes) {
            monitor(FaultStatus.BKPT);
        }
        return takes;
    }

    /** Makes DebugMonitor pending for a debug event, a bit of DFSR. */
    void monitor(int event) {
        registers.faults().raiseDebug(event);
        nvic.setPending(ExceptionNumber.DEBUG_MONITOR, true);
    }

    /** Goes on behind an SVC that is not executed, as the return address of SVCall is that of the next instruction even if it escalates. */
    private void skipSupervisorCall() {
        cpu.next += 2;
        cpu.itState = (cpu.itState & 7) != 0 ? cpu.itState & 0xe0 | cpu.itState << 1 & 0x1f : 0;
    }

    /** Brings timers and peripherals up to date. */
    private void advance() {
        faults.advance(clock.now());
        sysTick.advance();
        events.advance();
        if (registers.dwt().matchCycle(clock.now()) && mayMonitor()) {
            monitor(FaultStatus.DWTTRAP);
        }
        cpu.nextEvent = registers.resetRequested() || registers.debugControl().steps() ? 0 : nextEvent();
    }

    /** The cycle at which something happens next: at once, when something that has happened asks for a reset. */
    long nextEvent() {
        return registers.resetRequested()
                ? 0
                : Math.min(
                        Math.min(cpu.writeBuffer.arrival(), registers.dwt().nextMatch()),
                        Math.min(sysTick.nextException(), events.next()));
    }

    /** Time goes by with entry to an exception or return from it. */
    private void spend(int cycles) {
        clock.add(cycles);
        registers.dwt().countException(cycles);
    }

    private int priority() {
        return nvic.executionPriority(cpu.specials.masks());
    }

    /**
     * ExceptionEntry(): PushStack() and ExceptionTaken() of the most urgent exception that waits. One that arrives while registers are
     * pushed, or that pushing them brings about, takes over if it is more urgent (late arrival, derived exceptions).
     */
    private StopReason enter() {
        if (!faults.areTaken() && !leadsToCode(nvic.next(priority()))) {
            return faults.pend(badVector(nvic.next(priority())));
        }
        cpu.writeBuffer.settle(clock.now());
        ExceptionReturn kind = frame.kind();
        long pc = pc();
        StopReason end = null;
        try {
            frame.push(cpu.xpsr());
        } catch (GuestTrap trap) {
            end = faults.pend(trap.fault(pc).in(FaultPhase.STACKING));
        }
        spend(timing.exceptionEntry());
        advance();
        return end == null ? take(kind.value()) : end;
    }

    /**
     * ExceptionTaken() of the most urgent exception that waits.
     *
     * @param exceptionReturn what LR is to hold
     */
    private StopReason take(int exceptionReturn) {
        int exception = nvic.next(priority());
        int vector;
        try {
            vector = cpu.loadVector(slot(exception));
        } catch (GuestTrap trap) {
            return takeWithoutVector(exception, trap.fault(pc()).in(FaultPhase.VECTOR_READ), exceptionReturn);
        }
        clock.current = null;
        nvic.enter(exception);
        cpu.exclusive = false;
        cpu.sendEvent();
        cpu.r[JavaCpu.LR] = exceptionReturn;
        cpu.go(vector, 0);
        cpu.privilegeChanged();
        StopReason caught = faults.entered(exception, exceptionReturn);
        StopReason end = arrive();
        return end == null ? caught : end;
    }

    /** Whether execution can go on where a vector or a frame leads; what looks like EXC_RETURN is only an address there. */
    private StopReason arrive() {
        if (!cpu.thumb) {
            return fault(Fault.at(FaultKind.INVALID_STATE, pc()));
        }
        return isReturn(cpu.next) ? fault(Fault.of(FaultKind.UNMAPPED_FETCH, pc(), pc(), 2)) : null;
    }

    /** A vector that cannot be read is a HardFault, and a lock-up where HardFault is not urgent enough to take over. */
    private StopReason takeWithoutVector(int exception, Fault fault, int exceptionReturn) {
        return exception == ExceptionNumber.HARD_FAULT || exception == ExceptionNumber.NMI
                ? faults.lockUp(fault)
                : tailChain(fault, exceptionReturn);
    }

    private int slot(int exception) {
        return (int) registers.vectorTable() + 4 * exception;
    }

    private boolean leadsToCode(int exception) {
        try {
            return cpu.leadsToCode(cpu.loadVector(slot(exception)));
        } catch (GuestTrap trap) {
            return false;
        }
    }

    private Fault badVector(int exception) {
        return Fault.of(FaultKind.BAD_VECTOR, pc(), Integer.toUnsignedLong(slot(exception)), 4);
    }

    @Override
    public boolean isReturn(int address) {
        return (address & EXCEPTION_RETURN) == EXCEPTION_RETURN && nvic.current() != ExceptionNumber.NONE;
    }

    @Override
    public StopReason returnFrom(int address) {
        int value = address | (cpu.thumb ? 1 : 0);
        cpu.thumb = true;
        ExceptionReturn kind = ExceptionReturn.of(value);
        int returning = nvic.current();
        boolean nested = nvic.activeCount() > 1;
        boolean valid = kind != null
                && nvic.isActive(returning)
                && (!kind.toThread() || !nested || registers.allowsThreadBelowExceptions());
        nvic.leave(returning);
        if (returning != ExceptionNumber.NMI) {
            cpu.specials.clearFaultMask();
        }
        clock.current = null;
        advance();
        if (!valid) {
            return tailChain(Fault.at(FaultKind.BAD_EXCEPTION_RETURN, pc()), value | EXCEPTION_RETURN);
        }
        if (nvic.next(priority()) != ExceptionNumber.NONE) {
            spend(TAIL_CHAIN_CYCLES);
            return take(value);
        }
        return unstack(kind);
    }

    /** Takes the exception of a fault without pushing anything: the frame of what is returned from stays where it is. */
    private StopReason tailChain(Fault fault, int exceptionReturn) {
        StopReason end = faults.pend(fault);
        spend(TAIL_CHAIN_CYCLES);
        return end == null ? take(exceptionReturn) : end;
    }

    private StopReason unstack(ExceptionReturn kind) {
        spend(timing.exceptionReturn());
        int psr;
        try {
            cpu.accessForReturn(kind.toThread());
            psr = frame.load(kind);
        } catch (GuestTrap trap) {
            return tailChain(trap.fault(pc()).in(FaultPhase.UNSTACKING), kind.value());
        }
        int number = psr & IPSR;
        if (kind.toThread() != (number == ExceptionNumber.NONE)) {
            return tailChain(Fault.at(FaultKind.BAD_EXCEPTION_RETURN, pc()), kind.value());
        }
        frame.restore(kind);
        nvic.setCurrent(number);
        cpu.privilegeChanged();
        cpu.exclusive = false;
        cpu.sendEvent();
        boolean sleeps =
                kind.toThread() && nvic.activeCount() == 0 && registers.sleep().isOnExit();
        return sleeps && cpu.thumb ? sleep() : arrive();
    }

    @Override
    public StopReason sleep() {
        PriorityMasks masks = cpu.specials.masks();
        PriorityMasks waking = new PriorityMasks(false, masks.faultmask(), masks.basepri());
        return sleepUntil(() -> nvic.next(nvic.executionPriority(waking)) != ExceptionNumber.NONE);
    }

    @Override
    public StopReason awaitEvent() {
        StopReason end = sleepUntil(() -> cpu.eventRegister || nvic.next(priority()) != ExceptionNumber.NONE);
        cpu.eventRegister = false;
        return end;
    }

    private StopReason sleepUntil(BooleanSupplier woken) {
        StopReason end = null;
        if (!woken.getAsBoolean() && !registers.resetRequested()) {
            boolean forGood = registers.sleep().begin();
            end = sleepUntilReset(() -> !forGood && woken.getAsBoolean());
            registers.sleep().end();
        }
        cpu.nextEvent = 0;
        return end;
    }

    private StopReason sleepUntilReset(BooleanSupplier orWoken) {
        while (!orWoken.getAsBoolean() && !registers.resetRequested()) {
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
        return null;
    }

    /** Lets time go on for a core that has locked up, which a watchdog may reset; whether one has. */
    boolean awaitReset() {
        while (!registers.resetRequested()
                && !cpu.stopRequested
                && events.mayReset()
                && nextEvent() != EventSource.NEVER) {
            clock.add(Math.max(0, nextEvent() - clock.now()));
            advance();
        }
        return registers.resetRequested();
    }

    @Override
    public boolean mayInterrupt() {
        int priority = priority();
        boolean timer = sysTick.nextException() != SysTick.NEVER && nvic.preempts(ExceptionNumber.SYSTICK, priority);
        boolean peripheral = events.next() != EventSource.NEVER && nvic.interruptMayPreempt(priority);
        boolean busError = cpu.writeBuffer.arrival() != WriteBuffer.NEVER;
        boolean cycleMatch = registers.dwt().nextMatch() != Dwt.NEVER && mayMonitor();
        return timer || peripheral || busError || cycleMatch || events.mayReset() || events.isAwaited();
    }

    private long pc() {
        return Integer.toUnsignedLong(cpu.next);
    }
}
