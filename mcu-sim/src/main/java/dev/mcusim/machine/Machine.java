package dev.mcusim.machine;

import dev.mcusim.board.Board;
import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.ResetCause;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.CpuCore;
import dev.mcusim.cpu.DebugUnit;
import dev.mcusim.cpu.RegisterSnapshot;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.TakenFault;
import dev.mcusim.cpu.system.Nvic;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.image.SymbolIndex;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.isa.SpecialRegister;
import dev.mcusim.machine.MachineException.Code;
import dev.mcusim.machine.crash.Scene;
import dev.mcusim.machine.semihosting.Semihosting;
import dev.mcusim.peripheral.ClockOff;
import dev.mcusim.peripheral.Touched;
import dev.mcusim.peripheral.stm32.Peripherals;
import dev.mcusim.timing.MemorySettings;
import dev.mcusim.timing.TimingModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A board that has just been powered up with an image in its flash.
 *
 * <p>Memory on the chip and the core's own system registers answer; with a {@link FirmwareConsole} the chip's peripherals, too. External
 * memory needs a controller that is not modelled; touching what is not there is reported as a fault that says so. RAM holds
 * {@link #POWER_UP_BYTE} everywhere at first: silicon makes no promise, so firmware must not rely on zeros.
 *
 * <p>A machine belongs to one thread, except for {@link #requestStop()}. Addresses are unsigned 32-bit numbers in a {@code long}.
 */
public final class Machine implements AutoCloseable {

    /** What every byte of RAM holds after power-up. */
    public static final byte POWER_UP_BYTE = (byte) 0xa5;

    private final Board board;
    private final Microcontroller chip;
    private final CpuCore core;
    private final AddressSpace space;
    private final SymbolIndex symbols;
    private final Optional<Surroundings> surroundings;
    private final Optional<Semihosting> semihosting;
    private final DebugPort debugPort;

    private Machine(Board board, ProgramImage image, CoreKind kind, MachineOptions options) {
        this.board = board;
        symbols = new SymbolIndex(image);
        chip = new Microcontroller(board, image, symbols, kind, options);
        core = chip.core();
        space = chip.space();
        debugPort = new DebugPort(space, chip.devices(), core);
        surroundings = chip.peripherals().map(peripherals -> new Surroundings(peripherals, core));
        semihosting = options.console()
                .map(console -> new Semihosting(new SemihostingGuest(this, space), console.semihosting()));
    }

    /**
     * Powers up a board: puts the image's segments at their load addresses, then takes SP and PC from the vector table: at the
     * flash base, or where the image has one that leaves the flash base free.
     *
     * @throws MachineException when the image does not fit this board's memory or has no vector table for it
     * @throws dev.mcusim.cpu.CoreUnavailableException when the core cannot run on this computer
     */
    public static Machine create(Board board, ProgramImage image, CoreKind kind) {
        return create(board, image, kind, MachineOptions.DEFAULT);
    }

    /** As {@link #create(Board, ProgramImage, CoreKind)}, with options. */
    public static Machine create(Board board, ProgramImage image, CoreKind kind, MachineOptions options) {
        return new Machine(board, image, kind, options);
    }

    /**
     * Resets the chip as its reset pin does.
     *
     * @throws MachineException when the vector table does not lead to code
     * @throws IllegalStateException when the core cannot be reset
     */
    public void reset() {
        chip.reset();
    }

    /**
     * What has reset the chip since power-up, in order. RAM keeps what it holds in a reset, peripherals and core are as after power-up but
     * for the flags that tell the cause.
     */
    public List<ResetCause> resets() {
        return chip.resets().causes();
    }

    /**
     * Executes instructions until one of them faults or stops the run, an address is reached, or the budget is spent.
     *
     * @param untilAddress the run ends before the instruction at this address is executed, at once if PC is there already; -1 for none
     * @param instructionBudget most instructions to execute
     */
    public StopReason run(long untilAddress, long instructionBudget) {
        long start = core.counters().instructions();
        StopReason stop = core.run(untilAddress, instructionBudget);
        while (isSemihosting(stop) || chip.resets(stop) || isMonitored(stop)) {
            OptionalInt exitCode =
                    isSemihosting(stop) ? semihosting.orElseThrow().call() : OptionalInt.empty();
            if (exitCode.isPresent()) {
                return new StopReason.Exited(exitCode.getAsInt());
            }
            long executed = core.counters().instructions() - start;
            stop = core.run(untilAddress, Math.max(0, instructionBudget - executed));
        }
        if (stop instanceof StopReason.BudgetSpent) {
            return new StopReason.BudgetSpent(core.counters().instructions() - start);
        }
        return stop;
    }

    private boolean isMonitored(StopReason stop) {
        return stop instanceof StopReason.Breakpoint && core.monitorBreakpoint()
                || stop instanceof StopReason.Watched hit && core.monitorWatchpoint(hit.watchpoint());
    }

    /** A debugger is there from now on: debug events end runs, whether the firmware has enabled DebugMonitor or not. */
    public void debugged() {
        core.systemRegisters().debugControl().enableHalting();
    }

    private boolean isSemihosting(StopReason stop) {
        return semihosting.isPresent()
                && stop instanceof StopReason.Breakpoint breakpoint
                && breakpoint.immediate() == Semihosting.BREAKPOINT;
    }

    /**
     * Time since power-up, in seconds, by the clocks that the firmware selected on the way; without peripherals by the clock of the
     * board's default configuration. Not to be asked after {@link #resetCounters}.
     */
    public double seconds() {
        return chip.time().seconds(core.counters().cycles());
    }

    /** The present frequency of the core in Hz. */
    public long hertz() {
        return chip.time().hertz();
    }

    /** What decides how long memory takes now; {@link MemorySettings#OFF} without peripherals. */
    public MemorySettings memorySettings() {
        return chip.memorySettings();
    }

    /** The peripherals that are not modelled and have been accessed all the same, by rising address. */
    public List<Touched> touched() {
        return chip.peripherals().map(Peripherals::touched).orElse(List.of());
    }

    /** The peripherals that firmware accessed without giving them their clock, by rising address. */
    public List<ClockOff> clocksOff() {
        return chip.peripherals().map(Peripherals::clocksOff).orElse(List.of());
    }

    /** The world around the chip; empty without peripherals. */
    public Optional<Surroundings> surroundings() {
        return surroundings;
    }

    /** Ends the current or next run soon; may be called from any thread. */
    public void requestStop() {
        core.requestStop();
    }

    /**
     * Reads memory as a debugger does, without side effects.
     *
     * @throws IndexOutOfBoundsException when part of the range is not memory of the board
     */
    public byte[] readMemory(long address, int length) {
        return chip.readMemory(address, length);
    }

    /**
     * Writes memory as a debugger does, flash too.
     *
     * @throws IndexOutOfBoundsException when part of the range is not memory of the board
     */
    public void writeMemory(long address, byte[] bytes) {
        core.write(address, bytes, 0, bytes.length);
    }

    /** The little-endian word at an address. */
    public int readWord(long address) {
        return chip.readWord(address);
    }

    /** A core register; PC is the address of the next instruction. */
    public int register(Register register) {
        return core.register(register);
    }

    /** Sets a core register; bit 0 of a new PC is ignored. */
    public void setRegister(Register register, int value) {
        core.setRegister(register, value);
    }

    /** The core registers and xPSR. */
    public RegisterSnapshot registers() {
        int[] values = new int[Register.values().length];
        for (Register register : Register.values()) {
            values[register.number()] = register(register);
        }
        return new RegisterSnapshot(values, xpsr());
    }

    /** The bits of a single-precision register. */
    public int register(SRegister register) {
        return core.register(register);
    }

    /** Sets the bits of a single-precision register. */
    public void setRegister(SRegister register, int bits) {
        core.setRegister(register, bits);
    }

    /** The flags and execution state. */
    public int xpsr() {
        return core.xpsr();
    }

    /** Sets the flags N, Z, C, V, Q and GE from a word in the layout of APSR. */
    public void setApsr(int apsr) {
        core.setApsr(apsr);
    }

    /** The floating-point status and control register. */
    public int fpscr() {
        return core.fpscr();
    }

    /** Sets the floating-point status and control register. */
    public void setFpscr(int value) {
        core.setFpscr(value);
    }

    /** Tells about every instruction address executed since reset or {@link #resetCounters()}, in no particular order. */
    public void visitExecution(CpuCore.ExecutionVisitor visitor) {
        core.visitExecution(visitor);
    }

    /** Instructions and cycles since reset, or since {@link #resetCounters()}. */
    public Counters counters() {
        return core.counters();
    }

    /** Sets counters and profile to zero. */
    public void resetCounters() {
        core.resetCounters();
    }

    /** Which model makes the cycles. */
    public TimingModel timing() {
        return chip.timing();
    }

    /**
     * Executes one instruction, whatever breakpoint it has, or enters the handler of an exception that is due before it.
     *
     * @param watching whether watchpoints stop the instruction
     * @throws java.util.NoSuchElementException when the core cannot be debugged
     */
    public StopReason step(boolean watching) {
        StopReason stop = core.debugUnit().orElseThrow().step(watching);
        if (chip.resets(stop)) {
            return new StopReason.BudgetSpent(0);
        }
        if (isSemihosting(stop)) {
            OptionalInt exitCode = semihosting.orElseThrow().call();
            return exitCode.isPresent() ? new StopReason.Exited(exitCode.getAsInt()) : new StopReason.BudgetSpent(1);
        }
        return stop;
    }

    /** What a debug probe reaches. */
    public DebugPort debugPort() {
        return debugPort;
    }

    /** The fault whose handler was entered last; empty when there was none, and where faults end runs. */
    public Optional<TakenFault> latestFault() {
        return core.latestFault();
    }

    /** Whether the firmware is still in the handler of a fault, or in something that interrupted it. */
    public boolean inFaultHandler() {
        Nvic nvic = systemRegisters().nvic();
        return latestFault().filter(fault -> nvic.isActive(fault.exception())).isPresent();
    }

    /** What there is to look at when the firmware has crashed. */
    public Scene scene() {
        SystemRegisters registers = systemRegisters();
        Optional<DebugUnit> debug = debugUnit();
        Scene.Special special = new Scene.Special(
                debug.map(unit -> unit.special(SpecialRegister.PSP)).orElse(0),
                debug.map(unit -> unit.special(SpecialRegister.CONTROL)).orElse(0),
                registers.trapsUnaligned(),
                registers.mpu());
        return new Scene(board, space, this::readMemory, symbols, registers.vectorTable(), special);
    }

    /** What a debugger needs of the core; empty where that cannot be debugged. */
    public Optional<DebugUnit> debugUnit() {
        return core.debugUnit();
    }

    /** The core's system registers. */
    public SystemRegisters systemRegisters() {
        return core.systemRegisters();
    }

    /** Instructions and cycles attributed to the image's functions. */
    public Profile profile() {
        return new ProfileBuilder(symbols).build(core);
    }

    /** The first address of a function of the image, Thumb bit clear; empty when nothing is called that. */
    public OptionalLong functionAddress(String name) {
        return symbols.address(name);
    }

    /**
     * The first address of a function of the image.
     *
     * @throws MachineException when nothing is called that
     */
    public long requireFunction(String name) {
        return functionAddress(name)
                .orElseThrow(() -> new MachineException(
                        Code.NO_SUCH_FUNCTION, "the image has no function called '%s'".formatted(name)));
    }

    /** An address in words: {@code 0x08000204 (main+0x4)}. */
    public String locate(long address) {
        return "0x%08x".formatted(address)
                + symbols.describe(address).map(name -> " (" + name + ")").orElse("");
    }

    @Override
    public void close() {
        semihosting.ifPresent(Semihosting::close);
        core.close();
    }
}
