package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.Fault;
import dev.mcusim.cpu.FaultCatch;
import dev.mcusim.cpu.FaultHandling;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.FaultPhase;
import dev.mcusim.cpu.FaultReport;
import dev.mcusim.cpu.RegisterSnapshot;
import dev.mcusim.cpu.StackCopy;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.TakenFault;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.FaultStatus;
import dev.mcusim.cpu.system.FpContext;
import dev.mcusim.cpu.system.Mpu;
import dev.mcusim.cpu.system.Nvic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Makes exceptions of faults: sets the status registers, escalates what is disabled or not urgent enough to HardFault, and finds out when
 * the core locks up (ARMv7-M ARM, B1.5.14 and B1.5.15). Bus errors of buffered stores are asynchronous: they wait until their priority lets
 * them be taken. All other faults are synchronous.
 */
final class FaultUnit {

    private final JavaCpu cpu;
    private final RegionMemory memory;
    private final SystemRegisters registers;
    private final Nvic nvic;
    private final FaultStatus status;
    private final FpContext fpContext;
    private final FaultHandling handling;
    private final FaultReport.Author author;
    /** What has been made pending and not been taken yet, by exception number. */
    private final Map<Integer, Waiting> waiting = new HashMap<>();

    /** Makes {@link #latest} on demand, as putting a fault into words takes time. */
    private Optional<Supplier<TakenFault>> latest = Optional.empty();

    private FaultCatch caught = FaultCatch.NONE;
    /** What ended the run; it is handed to the firmware when it comes again. */
    private Optional<Fault> shown = Optional.empty();

    private record Waiting(
            Fault fault, RegisterSnapshot registers, OptionalInt escalatedFrom, Optional<StackCopy> stack) {}

    FaultUnit(
            JavaCpu cpu,
            RegionMemory memory,
            SystemRegisters registers,
            FaultHandling handling,
            FaultReport.Author author) {
        this.cpu = cpu;
        this.memory = memory;
        this.registers = registers;
        this.nvic = registers.nvic();
        this.status = registers.faults();
        this.fpContext = registers.fpContext();
        this.handling = handling;
        this.author = author;
    }

    /** Whether faults are handed to the firmware. */
    boolean areTaken() {
        return handling == FaultHandling.TAKEN;
    }

    /** The fault whose handler was entered last. */
    Optional<TakenFault> latest() {
        return latest.map(Supplier::get);
    }

    /**
     * Makes the exception of a fault pending, urgent enough to be taken at once unless something still more urgent waits. A fault while
     * floating-point state is stored that had been put off is one of the code that was interrupted then; it may have to wait.
     *
     * @return why the run ends; null when it goes on with taking the exception
     */
    StopReason pend(Fault fault) {
        RegisterSnapshot registers = registers();
        if (!areTaken() || Syndrome.isLimitOfTheSimulator(author.kind(fault))) {
            return new StopReason.GuestFault(author.report(fault, registers));
        }
        Syndrome syndrome = Syndrome.of(fault);
        int exception = syndrome.exception();
        int priority = nvic.executionPriority(cpu.specials.masks());
        boolean lazy = fault.phase() == FaultPhase.LAZY_STACKING;
        boolean escalates = lazy
                ? !fpContext.isReady(exception)
                : !nvic.isEnabled(exception) || !nvic.preempts(exception, priority);
        if (isToBeShown(fault, escalates ? ExceptionNumber.HARD_FAULT : exception)) {
            shown = Optional.of(fault);
            return new StopReason.FaultCaught(
                    author.report(fault, registers), escalates ? ExceptionNumber.HARD_FAULT : exception);
        }
        shown = Optional.empty();
        status.raise(syndrome.cfsr(), (int) fault.address().orElse(0L));
        status.raiseHard(syndrome.hfsr());
        boolean possible = lazy
                ? fpContext.isReady(ExceptionNumber.HARD_FAULT)
                : nvic.preempts(ExceptionNumber.HARD_FAULT, priority);
        if (escalates && !possible) {
            return new StopReason.LockUp(author.report(fault, registers));
        }
        if (escalates) {
            status.raiseHard(FaultStatus.FORCED);
        }
        int taken = escalates ? ExceptionNumber.HARD_FAULT : exception;
        OptionalInt escalatedFrom = escalates ? OptionalInt.of(exception) : OptionalInt.empty();
        await(taken, new Waiting(fault, registers, escalatedFrom, Optional.empty()));
        nvic.setPending(taken, true);
        return null;
    }

    /**
     * Whether a store is to be executed again and to go on, as the bus error that it has met comes later. Where a debugger wants to see the
     * fault, it does so before.
     */
    boolean comesLater(Fault fault) {
        boolean store = fault.kind() == FaultKind.UNMAPPED_WRITE || fault.kind() == FaultKind.READ_ONLY_WRITE;
        if (!store
                || fault.phase() != FaultPhase.EXECUTION
                || !areTaken()
                || Syndrome.isLimitOfTheSimulator(author.kind(fault))
                || !cpu.writeBuffer.takes((int) fault.address().orElseThrow(), cpu.writeRight != Mpu.UNCHECKED)
                || cpu.writeBuffer.retries(fault.pc())
                || isToBeShown(fault, exceptionOfBusError())) {
            return false;
        }
        shown = Optional.empty();
        RegisterSnapshot before = registers();
        cpu.writeBuffer.retry(
                new WriteBuffer.Store(fault, before, memory.stackFrom(Integer.toUnsignedLong(cpu.r[JavaCpu.SP]))));
        return true;
    }

    private int exceptionOfBusError() {
        return nvic.isEnabled(ExceptionNumber.BUS_FAULT) ? ExceptionNumber.BUS_FAULT : ExceptionNumber.HARD_FAULT;
    }

    /** Makes the exception of a buffered store pending whose bus error has arrived by now. */
    void advance(long now) {
        if (cpu.writeBuffer.isToSettle()) {
            cpu.writeBuffer.settle(now);
        }
        if (now >= cpu.writeBuffer.arrival()) {
            pend(cpu.writeBuffer.take());
        }
    }

    private void pend(WriteBuffer.Store store) {
        int exception = exceptionOfBusError();
        boolean escalates = exception != ExceptionNumber.BUS_FAULT;
        status.raise(FaultStatus.IMPRECISERR, 0);
        status.raiseHard(escalates ? FaultStatus.FORCED : 0);
        registers.auxiliary().noteBusError((int) store.fault().address().orElseThrow());
        Waiting later = new Waiting(
                store.fault().in(FaultPhase.BUFFERED),
                store.registers(),
                escalates ? OptionalInt.of(ExceptionNumber.BUS_FAULT) : OptionalInt.empty(),
                Optional.of(store.stack()));
        await(exception, later);
        nvic.setPending(exception, true);
    }

    /** Of several faults that one exception tells of, the first is remembered: it has brought about the others. */
    private void await(int exception, Waiting fault) {
        if (nvic.isPending(exception)) {
            waiting.putIfAbsent(exception, fault);
        } else {
            waiting.put(exception, fault);
        }
    }

    /** The fault of a store that its priority has not let be taken yet. */
    Optional<FaultReport> heldBack() {
        return waiting.entrySet().stream()
                .filter(entry -> nvic.isPending(entry.getKey()))
                .map(entry -> author.report(entry.getValue().fault, entry.getValue().registers))
                .findFirst();
    }

    /** Whether a debugger wants to see a fault that leaves everything as it was before the instruction. */
    private boolean isToBeShown(Fault fault, int exception) {
        return isRestartable(fault) && isCaught(exception) && !shown.equals(Optional.of(fault));
    }

    private static boolean isRestartable(Fault fault) {
        return fault.phase().isOfInstruction() || fault.phase() == FaultPhase.LAZY_STACKING;
    }

    private boolean isCaught(int exception) {
        return caught == FaultCatch.ALL || (caught == FaultCatch.HARD_FAULT && exception == ExceptionNumber.HARD_FAULT);
    }

    /** Chooses what a debugger wants to see. */
    void catchThem(FaultCatch which) {
        caught = which;
    }

    /** The firmware goes on somewhere else than where a fault was caught. */
    void forgetCaught() {
        shown = Optional.empty();
        cpu.writeBuffer.settle(cpu.clock.now());
    }

    /** The end of a run by a fault that nothing can handle. */
    StopReason lockUp(Fault fault) {
        FaultReport report = author.report(fault, registers());
        Syndrome syndrome = Syndrome.of(fault);
        status.raise(syndrome.cfsr(), (int) fault.address().orElse(0L));
        status.raiseHard(syndrome.hfsr());
        return new StopReason.LockUp(report);
    }

    /**
     * Takes notes when the handler of an exception has been entered.
     *
     * @return why the run ends, where a debugger has had no chance to see the fault before; else null
     */
    StopReason entered(int exception, int exceptionReturn) {
        Waiting fault = waiting.isEmpty() ? null : waiting.remove(exception);
        if (fault != null) {
            boolean onProcessStack = (exceptionReturn & ExceptionReturn.PROCESS_STACK) != 0;
            int frame = onProcessStack ? cpu.special(SpecialRegisters.PSP) : cpu.r[JavaCpu.SP];
            latest = Optional.of(taken(fault, exception, frame, exceptionReturn));
            if (!isRestartable(fault.fault) && isCaught(exception)) {
                return new StopReason.FaultCaught(author.report(fault.fault, fault.registers), exception);
            }
        }
        return null;
    }

    private Supplier<TakenFault> taken(Waiting fault, int exception, int frame, int exceptionReturn) {
        int cfsr = status.cfsr();
        int hfsr = status.hfsr();
        int mmfar = status.mmfar();
        int bfar = status.bfar();
        int handler = cpu.next;
        return () -> new TakenFault(
                author.report(fault.fault, fault.registers),
                exception,
                fault.escalatedFrom,
                Integer.toUnsignedLong(frame),
                exceptionReturn,
                cfsr,
                hfsr,
                mmfar,
                bfar,
                Integer.toUnsignedLong(handler),
                fault.stack);
    }

    /** Forgets what waits. */
    void reset() {
        waiting.clear();
        cpu.writeBuffer.reset();
    }

    private RegisterSnapshot registers() {
        int[] values = Arrays.copyOf(cpu.r, 16);
        values[15] = cpu.next;
        return new RegisterSnapshot(values, cpu.xpsr());
    }
}
