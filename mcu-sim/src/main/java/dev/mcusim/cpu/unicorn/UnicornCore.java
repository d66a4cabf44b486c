package dev.mcusim.cpu.unicorn;

import dev.mcusim.cpu.CoreSetup;
import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.CpuCore;
import dev.mcusim.cpu.RegisterSnapshot;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.timing.CoreClock;
import dev.mcusim.timing.MemorySettings;

/**
 * A core on Unicorn Engine 2.
 *
 * <p>Blocks run freely; a hook counts them. Where a run has to stop within a block (budget, address), where an instruction must be checked
 * that Unicorn does not check, and where a fault has to be located, the block is executed one instruction at a time. Unicorn does not
 * tell reliably which instruction of a block faulted, so a run that ends in a memory fault is repeated from its beginning up to that
 * block; a run takes a copy of the RAM for that, and notes what was read from devices, which are not touched again.
 *
 * <p>Instructions and cycles are the same as on the core in Java: what is executed, loaded and stored is told to the same clock in the
 * same order. Each load and store of memory costs a callback of about 0.7 microseconds for that.
 *
 * <p>Alignment costs little where it can be told from the registers on entering a block, see {@link AlignedBases}; accesses through other
 * pointers, such as those loaded from memory, are looked at one by one, see {@link AlignmentWatch}.
 *
 * <p>Checked beyond what Unicorn does: floating-point instructions while CPACR denies the FPU, division by zero while CCR.DIV_0_TRP is
 * set, the alignment of multiple, double, exclusive and floating-point accesses (and of all accesses while CCR.UNALIGN_TRP is set,
 * slowly), branches that leave Thumb state, and region ends inside a page. <b>Not checked:</b> unaligned accesses to Device memory, which
 * are made of aligned ones, the MPU, privilege. <b>Not modelled:</b> exceptions and interrupts; {@code SVC} ends the run. A block that
 * changes its own later instructions is counted as it was on entry.
 *
 * <p>Faults of Unicorn itself, found by running random programs on both cores:
 *
 * <ul>
 *   <li>{@code SMLAD} and {@code SMUAD} set Q wrongly when both products are 0x40000000.
 *   <li>{@code VCVT} from fixed point to single precision obeys FPSCR.RMode instead of rounding to nearest.
 *   <li>{@code MOV} to SP keeps bits 0 and 1 of the value.
 *   <li>{@code ISB} ends the IT block it stands in.
 *   <li>BASEPRI keeps all eight bits, where STM32 implements the upper four.
 *   <li>{@code STREX} compares address and contents, where the monitor of Cortex-M4 and M7 holds no address.
 *   <li>BLX of an immediate, stores relative to PC and the loads and stores of Advanced SIMD are executed, which ARMv7-M leaves undefined.
 *   <li>Unpredictable instructions do something, and those of absent coprocessors are not told from undefined ones.
 *   <li>A Cortex-M7 always computes in double precision.
 *   <li>An unaligned access that faults is made in parts: the first part of a store may have been made, the address is that of a part.
 *   <li>An instruction that stores several words stores those behind the one that faults, too.
 * </ul>
 */
public final class UnicornCore implements CpuCore {

    private static final int APSR_FLAGS = 0xf80f_0000;
    private static final int EPSR_IT = 0x0600_fc00;
    private static final int EPSR_T = 1 << 24;

    private final Engine engine;
    private final GuestMemory memory;
    private final CoreClock clock;
    private final BlockCounter counter;
    private final SystemRegisters systemRegisters;
    private final Runner runner;
    private final Run.Parts parts;
    private final Surroundings surroundings;

    private boolean closed;

    /**
     * A core whose registers are zero.
     *
     * @param setup what it is connected to
     * @throws dev.mcusim.cpu.CoreUnavailableException when there is no Unicorn for this computer
     */
    public UnicornCore(CoreSetup setup) {
        engine = new Engine(setup.chip().core());
        memory = new GuestMemory(setup.space(), setup.powerUpByte());
        clock = new CoreClock(setup.timing(), setup.timing().memory(setup.space()));
        counter = new BlockCounter(memory, setup.timing(), clock);
        systemRegisters =
                new SystemRegisters(setup.chip().processor(), setup.nvic(), setup.vectorTable(), counter::cycles);
        systemRegisters.connect(clock.memory());
        memory.mapWholePages(engine.handle());
        Halt halt = new Halt(engine);
        Progress progress = new Progress(halt);
        DevicePages devices = new DevicePages(engine, memory, setup.space(), setup.devices(), systemRegisters, halt);
        DataAccesses accesses = new DataAccesses(engine, setup.space(), setup.devices(), clock, progress, halt);
        surroundings = new Surroundings(setup.events(), counter);
        runner = new Runner(
                new Runner.Parts(
                        engine,
                        setup.space(),
                        counter,
                        systemRegisters,
                        halt,
                        progress,
                        devices,
                        accesses,
                        surroundings),
                setup.strictAlignment());
        parts = new Run.Parts(
                engine,
                runner,
                memory,
                counter,
                progress,
                devices.log(),
                surroundings,
                fault -> new StopReason.GuestFault(setup.author().report(fault, registers())),
                engine.newContext(),
                engine.newContext());
    }

    private RegisterSnapshot registers() {
        int[] values = new int[16];
        for (Register register : Register.values()) {
            values[register.number()] = register(register);
        }
        return new RegisterSnapshot(values, xpsr());
    }

    /** The version of the library, as in {@code Unicorn 2.0.1}. */
    public static String version() {
        return "Unicorn " + UnicornLibrary.load();
    }

    @Override
    public StopReason run(long untilAddress, long budget) {
        requireOpen();
        if (budget < 0) {
            throw new IllegalArgumentException("the budget is negative: " + budget);
        }
        surroundings.changed();
        return new Run(parts, untilAddress < 0 ? NO_ADDRESS : untilAddress & ~1L, budget).execute();
    }

    @Override
    public void requestStop() {
        runner.requestStop();
    }

    @Override
    public int register(Register register) {
        requireOpen();
        return register == Register.PC ? runner.pc() : engine.register(Engine.coreRegister(register.number()));
    }

    @Override
    public void setRegister(Register register, int value) {
        requireOpen();
        if (register == Register.PC) {
            runner.setPc(value & ~1);
            counter.forgetCurrent();
            engine.setRegister(UnicornApi.REG_CPSR, engine.register(UnicornApi.REG_CPSR) & ~EPSR_IT);
        } else {
            engine.setRegister(Engine.coreRegister(register.number()), register == Register.SP ? value & ~3 : value);
        }
    }

    @Override
    public int register(SRegister register) {
        requireOpen();
        return engine.register(UnicornApi.REG_S0 + register.number());
    }

    @Override
    public void setRegister(SRegister register, int bits) {
        requireOpen();
        engine.setRegister(UnicornApi.REG_S0 + register.number(), bits);
    }

    @Override
    public int xpsr() {
        requireOpen();
        return (engine.register(UnicornApi.REG_CPSR) & (APSR_FLAGS | EPSR_IT)) | EPSR_T;
    }

    @Override
    public void setApsr(int apsr) {
        requireOpen();
        int others = engine.register(UnicornApi.REG_CPSR) & ~APSR_FLAGS;
        engine.setRegister(UnicornApi.REG_CPSR, others | (apsr & APSR_FLAGS));
    }

    @Override
    public int fpscr() {
        requireOpen();
        return engine.register(UnicornApi.REG_FPSCR);
    }

    @Override
    public void setFpscr(int value) {
        requireOpen();
        engine.setRegister(UnicornApi.REG_FPSCR, value);
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
        if (memory.isWritable(address)) {
            runner.ramChanged();
        } else {
            runner.readOnlyMemoryChanged();
        }
    }

    @Override
    public void configure(MemorySettings settings) {
        counter.configure(settings);
    }

    @Override
    public SystemRegisters systemRegisters() {
        return systemRegisters;
    }

    @Override
    public Counters counters() {
        return counter.counters();
    }

    @Override
    public long cycle() {
        return counter.cycles();
    }

    /** This core takes no exceptions; peripherals catch up when they are accessed, and now and then. */
    @Override
    public void attend() {
        surroundings.changed();
    }

    /** Nothing: WFE does not wait. */
    @Override
    public void sendEvent() {
        // There is no event register.
    }

    @Override
    public void resetCounters() {
        counter.reset();
    }

    @Override
    public void visitExecution(ExecutionVisitor visitor) {
        counter.visit(visitor);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            engine.freeContext(parts.runStart());
            engine.freeContext(parts.stepStart());
            engine.close();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the core is closed");
        }
    }
}
