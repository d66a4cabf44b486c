package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.CoreSetup;
import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.CpuCore;
import dev.mcusim.cpu.DebugUnit;
import dev.mcusim.cpu.FaultHandling;
import dev.mcusim.cpu.FaultReport;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.TakenFault;
import dev.mcusim.cpu.Watchpoint;
import dev.mcusim.cpu.system.FaultStatus;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.timing.CoreClock;
import dev.mcusim.timing.MemorySettings;
import java.util.Optional;

/**
 * A core in Java that needs no native library.
 *
 * <p>Undefined and unpredictable instructions, floating-point instructions that CPACR denies, and what this core does not model are
 * faults of different kinds. Bus errors of buffered stores come later than the store, all other
 * faults are precise. <b>Not checked:</b> unaligned accesses to external memory. A block that changes its own later instructions is executed as it was on entry.
 */
public final class JitCore implements CpuCore {

    private final CoreClock clock;
    private final RegionMemory memory;
    private final JavaCpu cpu;
    private final BlockCache cache;
    private final Translations translations;
    private final Interpreter interpreter;
    private final SystemRegisters systemRegisters;
    private final DebugUnit debugUnit;
    private final FaultUnit faults;
    private final ExceptionUnit exceptions;
    private final Protection protection;
    private final Comparators comparators;
    private MemorySettings pendingSettings;
    private boolean closed;

    /**
     * A core whose registers are zero.
     *
     * @param setup      what it is connected to
     */
    public JitCore(CoreSetup setup) {
        clock = new CoreClock(setup.timing(), setup.timing().memory(setup.space()));
        memory = new RegionMemory(setup.space(), setup.devices(), setup.powerUpByte(), clock);
        systemRegisters = new SystemRegisters(setup.chip().processor(), setup.nvic(), setup.vectorTable(), this::cycle);
        systemRegisters.connect(clock.memory());
        boolean endsRunOnFault = setup.faults() == FaultHandling.END_RUN;
        WriteBuffer writeBuffer =
                new WriteBuffer(systemRegisters.auxiliary(), setup.timing().storeErrorLatency());
        cpu = new JavaCpu(memory, clock, systemRegisters, writeBuffer, setup.strictAlignment(), endsRunOnFault);
        systemRegisters.nvic().whenPended(cpu::exceptionPended);
        translations = new Translations(cpu, clock.memory(), setup.translating(), memory.firstWritable());
        cache = new BlockCache(
                memory,
                new BlockDecoder(memory, setup.timing(), setup.chip().processor()),
                translations::forgetAll,
                BlockCache.MOST_INSTRUCTIONS);
        ExceptionFrame frame = new ExceptionFrame(cpu, systemRegisters, clock);
        cpu.connect(frame);
        faults = new FaultUnit(cpu, memory, systemRegisters, setup.faults(), setup.author());
        exceptions = new ExceptionUnit(cpu, systemRegisters, setup.events(), clock, setup.timing(), frame, faults);
        cpu.connect(exceptions::nextEvent);
        comparators = new Comparators(systemRegisters, memory, cache, translations);
        interpreter = new Interpreter(
                cpu,
                clock,
                cache,
                memory,
                exceptions,
                translations,
                new DebugEvents(cpu, systemRegisters, cache, exceptions, comparators),
                setup.endsEndlessLoops(),
                this::settle);
        debugUnit = new JitDebugUnit(cpu, memory, cache, translations, interpreter, faults);
        protection = new Protection(systemRegisters.mpu(), cpu, memory, translations);
        memory.connect(cpu, systemRegisters, translations);
    }

    @Override
    public StopReason run(long untilAddress, long budget) {
        requireOpen();
        if (budget < 0) {
            throw new IllegalArgumentException("the budget is negative: " + budget);
        }
        cpu.systemRegistersChanged();
        StopReason end = interpreter.run(untilAddress < 0 ? NO_ADDRESS : untilAddress & ~1L, budget);
        boolean reset = end instanceof StopReason.LockUp && exceptions.awaitReset();
        return reset ? new StopReason.ResetRequested(Integer.toUnsignedLong(cpu.next)) : end;
    }

    @Override
    public void requestStop() {
        cpu.stopRequested = true;
    }

    @Override
    public int register(Register register) {
        requireOpen();
        return register == Register.PC ? cpu.next : cpu.r[register.number()];
    }

    @Override
    public void setRegister(Register register, int value) {
        requireOpen();
        if (register == Register.PC) {
            interpreter.jump(value);
            faults.forgetCaught();
        } else {
            cpu.r[register.number()] = register == Register.SP ? value & ~3 : value;
        }
    }

    @Override
    public int register(SRegister register) {
        requireOpen();
        return cpu.s[register.number()];
    }

    @Override
    public void setRegister(SRegister register, int bits) {
        requireOpen();
        cpu.s[register.number()] = bits;
    }

    @Override
    public int xpsr() {
        requireOpen();
        return cpu.xpsr();
    }

    @Override
    public void setApsr(int apsr) {
        requireOpen();
        cpu.setFlags(apsr);
        cpu.ge = apsr >>> 16 & 15;
    }

    @Override
    public int fpscr() {
        requireOpen();
        return cpu.fpscr.bits();
    }

    @Override
    public void setFpscr(int value) {
        requireOpen();
        cpu.fpscr.setBits(value);
    }

    @Override
    public void read(long address, byte[] destination, int offset, int length) {
        requireOpen();
        memory.read(address, destination, offset, length);
    }

    @Override
    public void write(long address, byte[] source, int offset, int length) {
        requireOpen();
        memory.write(address, source, offset, length);
    }

    /**
     * Lets memory settings and the memory protection unit take effect, which they do between blocks so that this does not depend on how a
     * block is executed.
     */
    private void settle() {
        protection.update();
        comparators.update();
        if (pendingSettings != null) {
            clock.memory().configure(pendingSettings);
            pendingSettings = null;
            translations.forgetAll();
        }
    }

    @Override
    public void configure(MemorySettings settings) {
        pendingSettings = settings;
        cpu.nextEvent = 0;
    }

    @Override
    public SystemRegisters systemRegisters() {
        return systemRegisters;
    }

    @Override
    public boolean reset() {
        requireOpen();
        systemRegisters.reset();
        faults.reset();
        cpu.reset();
        return true;
    }

    @Override
    public Optional<TakenFault> latestFault() {
        return faults.latest();
    }

    @Override
    public boolean monitorBreakpoint() {
        return exceptions.monitorBreakpoint();
    }

    @Override
    public boolean monitorWatchpoint(Watchpoint watchpoint) {
        if (!comparators.holds(watchpoint)) {
            return false;
        }
        memory.watching().note();
        StopReason stop = debugUnit.step(false);
        boolean matches = comparators.accessed(memory.watching().takeNoted());
        if (matches && stop.equals(new StopReason.BudgetSpent(1)) && exceptions.mayMonitor()) {
            exceptions.monitor(FaultStatus.DWTTRAP);
        }
        return stop instanceof StopReason.BudgetSpent;
    }

    @Override
    public Optional<FaultReport> heldBackFault() {
        return faults.heldBack();
    }

    @Override
    public Counters counters() {
        return interpreter.counters();
    }

    @Override
    public void stall(long cycles) {
        clock.add(cycles);
        attend();
    }

    @Override
    public long cycle() {
        return cpu.time();
    }

    @Override
    public void attend() {
        cpu.nextEvent = 0;
    }

    @Override
    public void sendEvent() {
        cpu.sendEvent();
    }

    @Override
    public void resetCounters() {
        interpreter.resetCounters();
    }

    @Override
    public void visitExecution(ExecutionVisitor visitor) {
        cache.visit(visitor);
    }

    @Override
    public Optional<DebugUnit> debugUnit() {
        return Optional.of(debugUnit);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the core is closed");
        }
    }
}
