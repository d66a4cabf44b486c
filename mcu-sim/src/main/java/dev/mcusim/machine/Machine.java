package dev.mcusim.machine;

import dev.mcusim.board.Board;
import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.AddressSpace.Access;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.bus.EventSource;
import dev.mcusim.bus.ResetCause;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.CoreSetup;
import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.CpuCore;
import dev.mcusim.cpu.DebugUnit;
import dev.mcusim.cpu.RegisterSnapshot;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.TakenFault;
import dev.mcusim.cpu.Translating;
import dev.mcusim.cpu.jit.JitCore;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.Itm;
import dev.mcusim.cpu.system.Nvic;
import dev.mcusim.cpu.unicorn.UnicornCore;
import dev.mcusim.image.ImageSegment;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.image.SymbolIndex;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.isa.SpecialRegister;
import dev.mcusim.machine.MachineException.Code;
import dev.mcusim.machine.crash.Scene;
import dev.mcusim.machine.semihosting.Semihosting;
import dev.mcusim.peripheral.ClockOff;
import dev.mcusim.peripheral.SerialOutput;
import dev.mcusim.peripheral.Touched;
import dev.mcusim.peripheral.Wiring;
import dev.mcusim.peripheral.stm32.FlashInterface;
import dev.mcusim.peripheral.stm32.Peripherals;
import dev.mcusim.peripheral.stm32.Signature;
import dev.mcusim.timing.MemorySettings;
import dev.mcusim.timing.TimingModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A board that has just been powered up with an image in its flash.
 *
 * <p>Memory on the chip and the core's own system registers answer; with a {@link FirmwareConsole} the chip's peripherals, too. External memory needs a controller that is not modelled; touching what is not there is reported as a fault that says so. RAM holds {@link #POWER_UP_BYTE} everywhere at first:
 * silicon makes no promise, so firmware must not rely on zeros.
 *
 * <p>A machine belongs to one thread, except for {@link #requestStop()}. Addresses are unsigned 32-bit numbers in a {@code long}.
 */
public final class Machine implements AutoCloseable {

    /** What every byte of RAM holds after power-up. */
    public static final byte POWER_UP_BYTE = (byte) 0xa5;

    private final Board board;
    private final CpuCore core;
    private final AddressSpace space;
    private final TimingModel timing;
    private final MemorySettings boot;
    private final SymbolIndex symbols;
    private final Optional<Peripherals> peripherals;
    private final Optional<Surroundings> surroundings;
    private final Optional<Semihosting> semihosting;
    private final ElapsedTime time;
    private final DebugPort debugPort;
    private final long vectors;
    private final Resets resets;
    private MemorySettings settings = MemorySettings.OFF;

    private Machine(Board board, ProgramImage image, CoreKind kind, MachineOptions options) {
        this.board = board;
        space = new AddressSpace(board.chip().regions());
        timing = TimingModel.of(board.chip());
        symbols = new SymbolIndex(image);
        boot = options.boot();
        resets = new Resets(options.mostResets());
        vectors = new VectorTable(board.chip(), space, image).address();
        boolean answers = options.console().isPresent();
        FaultAuthor author = new FaultAuthor(board, space, symbols, this::disassemble, answers);
        peripherals = options.console().map(console -> new Peripherals(board, console.serial(), this::settingsChanged));
        CoreSetup setup = new CoreSetup(
                board.chip(),
                space,
                peripherals.map(Peripherals::bus).orElse(DeviceBus.NONE),
                peripherals.<EventSource>map(chip -> chip.wiring().schedule()).orElse(EventSource.NONE),
                vectors,
                timing,
                options.strictAlignment(),
                options.faults(),
                answers,
                kind == CoreKind.INTERPRETER ? Translating.NEVER : options.translating(),
                POWER_UP_BYTE,
                author);
        core = switch (kind) {
            case UNICORN -> new UnicornCore(setup);
            case JIT, INTERPRETER -> new JitCore(setup);
        };
        try {
            for (ImageSegment segment : image.segments()) {
                load(segment);
            }
            Signature signature = Signature.of(board.chip());
            if (board.chip().regionAt(signature.address()).isPresent()) {
                core.write(signature.address(), signature.bytes(), 0, signature.bytes().length);
            }
            start();
        } catch (RuntimeException e) {
            core.close();
            throw e;
        }
        debugPort = new DebugPort(space, setup.devices(), core);
        time = new ElapsedTime(peripherals
                .map(chip -> chip.rcc().clocks().core())
                .orElse(board.clock().hertz()));
        semihosting = options.console().map(console -> new Semihosting(new SemihostingGuest(this, space), console.semihosting()));
        peripherals.ifPresent(chip -> connect(chip, space));
        surroundings = peripherals.map(chip -> new Surroundings(chip, core));
        options.console().ifPresent(console -> core.systemRegisters().itm().connect(traceTo(console.serial())));
        core.systemRegisters().whenCachesSwitched(this::settingsChanged);
        settingsChanged();
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

    private void connect(Peripherals chip, AddressSpace space) {
        Nvic nvic = core.systemRegisters().nvic();
        Wiring wiring = chip.wiring();
        wiring.schedule().connect(core::cycle, core::attend);
        wiring.interrupts().connect((line, high) -> {
            nvic.setLevel(ExceptionNumber.FIRST_INTERRUPT + line, high);
            core.attend();
        });
        wiring.whenEvent(core::sendEvent);
        wiring.whenCoreWaits(core::stall);
        wiring.connect(new SystemBus(space, chip.bus(), core), this::resetBy);
    }

    /** A peripheral resets the chip. */
    private void resetBy(ResetCause cause) {
        resets.requestedBy(cause);
        core.systemRegisters().requestReset();
        core.attend();
    }

    /** Text goes through port 0 of the ITM, as CMSIS has it; a word is four characters, the first in its lowest byte. */
    private static Itm.Listener traceTo(SerialOutput output) {
        return (port, value, size) -> {
            for (int i = 0; port == 0 && i < size; i++) {
                output.sent("ITM", value >>> 8 * i & 0xff);
            }
        };
    }

    private void load(ImageSegment segment) {
        if (segment.size() == 0) {
            return;
        }
        space.check(Access.READ, segment.loadAddress(), segment.size()).ifPresent(violation -> {
            throw new MachineException(
                    Code.IMAGE_OUTSIDE_MEMORY,
                    "the segment of %,d bytes at 0x%08x does not fit the board: 0x%08x is %s"
                            .formatted(
                                    segment.size(),
                                    segment.loadAddress(),
                                    violation.address(),
                                    space.locate(violation.address())));
        });
        core.write(segment.loadAddress(), segment.bytes(), 0, segment.size());
    }

    /** The firmware has asked for a reset, or a peripheral has; whether it has been carried out and the run goes on. */
    private boolean resets(StopReason stop) {
        boolean onlyCore = core.systemRegisters().onlyCoreResetRequested();
        if (!(stop instanceof StopReason.ResetRequested) || !resets.mayFollow() || !core.reset()) {
            return false;
        }
        ResetCause cause = resets.count();
        if (!onlyCore) {
            peripherals.ifPresent(chip -> chip.reset(cause));
        }
        start();
        settingsChanged();
        return true;
    }

    /**
     * Resets the chip as its reset pin does.
     *
     * @throws MachineException when the vector table does not lead to code
     * @throws IllegalStateException when the core cannot be reset
     */
    public void reset() {
        if (!core.reset()) {
            throw new IllegalStateException("this core cannot be reset");
        }
        resets.requestedBy(ResetCause.PIN);
        ResetCause cause = resets.count();
        peripherals.ifPresent(chip -> chip.reset(cause));
        settingsChanged();
        start();
    }

    /**
     * What has reset the chip since power-up, in order. RAM keeps what it holds in a reset, peripherals and core are as after power-up but
     * for the flags that tell the cause.
     */
    public List<ResetCause> resets() {
        return resets.causes();
    }

    private void start() {
        int stack = readWord(vectors);
        int entry = readWord(vectors + 4);
        boolean thumb = (entry & 1) != 0;
        if (!thumb
                || space.check(Access.FETCH, Integer.toUnsignedLong(entry & ~1), 2)
                        .isPresent()) {
            throw new MachineException(
                    Code.BAD_VECTOR_TABLE,
                    "the vector table at 0x%08x gives 0x%08x as the reset handler, which is no Thumb code of this board"
                            .formatted(vectors, entry));
        }
        core.setRegister(Register.LR, -1);
        core.setRegister(Register.SP, stack);
        core.setRegister(Register.PC, entry);
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
        while (isSemihosting(stop) || resets(stop)) {
            OptionalInt exitCode = isSemihosting(stop) ? semihosting.orElseThrow().call() : OptionalInt.empty();
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

    private boolean isSemihosting(StopReason stop) {
        return semihosting.isPresent()
                && stop instanceof StopReason.Breakpoint breakpoint && breakpoint.immediate() == Semihosting.BREAKPOINT;
    }

    /** Firmware has written registers that decide how fast the chip and its memories are. */
    private void settingsChanged() {
        peripherals.ifPresent(
                chip -> time.clock(core.counters().cycles(), chip.rcc().clocks().core()));
        SystemRegisters registers = core.systemRegisters();
        MemorySettings now = peripherals
                .map(Machine::settings)
                .orElse(boot)
                .withCaches(registers.instructionCacheEnabled(), registers.dataCacheEnabled());
        if (!now.equals(settings)) {
            settings = now;
            core.configure(now);
        }
    }

    private static MemorySettings settings(Peripherals chip) {
        FlashInterface flash = chip.flash();
        return new MemorySettings(
                false,
                false,
                flash.waitStates(),
                flash.prefetches(),
                flash.cachesInstructions(),
                flash.cachesData(),
                chip.rcc().clocks().coreCyclesPerBusCycle());
    }

    /**
     * Time since power-up, in seconds, by the clocks that the firmware selected on the way; without peripherals by the clock of the
     * board's default configuration. Not to be asked after {@link #resetCounters}.
     */
    public double seconds() {
        return time.seconds(core.counters().cycles());
    }

    /** The present frequency of the core in Hz. */
    public long hertz() {
        return time.hertz();
    }

    /** What decides how long memory takes now; {@link MemorySettings#OFF} without peripherals. */
    public MemorySettings memorySettings() {
        return settings;
    }

    /** The peripherals that are not modelled and have been accessed all the same, by rising address. */
    public List<Touched> touched() {
        return peripherals.map(Peripherals::touched).orElse(List.of());
    }

    /** The peripherals that firmware accessed without giving them their clock, by rising address. */
    public List<ClockOff> clocksOff() {
        return peripherals.map(Peripherals::clocksOff).orElse(List.of());
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
        space.check(Access.READ, address, length).ifPresent(violation -> {
            throw new IndexOutOfBoundsException(
                    "no memory at 0x%08x: %s".formatted(violation.address(), space.locate(violation.address())));
        });
        byte[] bytes = new byte[length];
        core.read(address, bytes, 0, length);
        return bytes;
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
        return ByteBuffer.wrap(readMemory(address, 4))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
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
        return timing;
    }

    /**
     * Executes one instruction, whatever breakpoint it has, or enters the handler of an exception that is due before it.
     *
     * @param watching whether watchpoints stop the instruction
     * @throws java.util.NoSuchElementException when the core cannot be debugged
     */
    public StopReason step(boolean watching) {
        StopReason stop = core.debugUnit().orElseThrow().step(watching);
        if (resets(stop)) {
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

    private String disassemble(long address) {
        try {
            int first = readHalfword(address);
            int second = Decoder.isWide(first) ? readHalfword(address + 2) : 0;
            return Decoder.decode(first, second).disassembly(address);
        } catch (IndexOutOfBoundsException e) {
            return "no memory to fetch from";
        }
    }

    private int readHalfword(long address) {
        byte[] bytes = readMemory(address, 2);
        return (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8;
    }

    @Override
    public void close() {
        semihosting.ifPresent(Semihosting::close);
        core.close();
    }
}
