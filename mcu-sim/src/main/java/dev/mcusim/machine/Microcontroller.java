package dev.mcusim.machine;

import dev.mcusim.board.Board;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.AddressSpace.Access;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.bus.EventSource;
import dev.mcusim.bus.ResetCause;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.CoreSetup;
import dev.mcusim.cpu.CpuCore;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.SystemRegisters;
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
import dev.mcusim.machine.MachineException.Code;
import dev.mcusim.peripheral.SerialOutput;
import dev.mcusim.peripheral.Wiring;
import dev.mcusim.peripheral.stm32.FlashInterface;
import dev.mcusim.peripheral.stm32.Peripherals;
import dev.mcusim.peripheral.stm32.Signature;
import dev.mcusim.timing.MemorySettings;
import dev.mcusim.timing.TimingModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The chip of a machine: core, memories and peripherals, powered up with an image, and what happens to them together. */
final class Microcontroller {

    /** What standby mode switches off. */
    private static final Set<MemoryRegion.Kind> VOLATILE =
            EnumSet.of(MemoryRegion.Kind.ITCM, MemoryRegion.Kind.DTCM, MemoryRegion.Kind.SRAM, MemoryRegion.Kind.CCM);

    private final Board board;
    private final AddressSpace space;
    private final TimingModel timing;
    private final MemorySettings boot;
    private final long vectors;
    private final Resets resets;
    private final Optional<Peripherals> peripherals;
    private final DeviceBus devices;
    private final CpuCore core;
    private final ElapsedTime time;
    private MemorySettings settings = MemorySettings.OFF;

    /**
     * Powers it up: puts the image's segments at their load addresses, then takes SP and PC from the vector table.
     *
     * @param symbols names what fault reports mention
     * @throws MachineException when the image does not fit this board's memory or has no vector table for it
     */
    Microcontroller(Board board, ProgramImage image, SymbolIndex symbols, CoreKind kind, MachineOptions options) {
        this.board = board;
        space = new AddressSpace(board.chip().regions());
        timing = TimingModel.of(board.chip());
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
                Machine.POWER_UP_BYTE,
                author);
        core = switch (kind) {
            case UNICORN -> new UnicornCore(setup);
            case JIT, INTERPRETER -> new JitCore(setup);
        };
        try {
            for (ImageSegment segment : image.segments()) {
                load(segment);
            }
            SystemMemory.region(board.chip()).ifPresent(this::standInForBootLoader);
            Signature signature = Signature.of(board.chip());
            if (board.chip().regionAt(signature.address()).isPresent()) {
                core.write(signature.address(), signature.bytes(), 0, signature.bytes().length);
            }
            start();
        } catch (RuntimeException e) {
            core.close();
            throw e;
        }
        devices = setup.devices();
        time = new ElapsedTime(peripherals
                .map(chip -> chip.rcc().clocks().core())
                .orElse(board.clock().hertz()));
        peripherals.ifPresent(this::connect);
        options.console().ifPresent(console -> core.systemRegisters().itm().connect(traceTo(console.serial())));
        core.systemRegisters().whenCachesSwitched(this::settingsChanged);
        settingsChanged();
    }

    /** Fills system memory up to the bytes that tell about the chip. */
    private void standInForBootLoader(MemoryRegion region) {
        long signature = Signature.of(board.chip()).address();
        long room = region.contains(signature) ? signature - region.base() : region.size();
        int bytes = (int) (room / SystemMemory.STEP) * SystemMemory.STEP;
        core.write(region.base(), SystemMemory.contents(region.base(), bytes), 0, bytes);
    }

    private void connect(Peripherals chip) {
        Nvic nvic = core.systemRegisters().nvic();
        Wiring wiring = chip.wiring();
        wiring.schedule().connect(core::cycle, core::attend);
        wiring.interrupts().connect((line, high) -> {
            nvic.setLevel(ExceptionNumber.FIRST_INTERRUPT + line, high);
            core.attend();
        });
        core.systemRegisters().sleep().connect(chip.deepSleep());
        wiring.whenEvent(core::sendEvent);
        wiring.whenCoreWaits(core::stall);
        wiring.connect(new SystemBus(space, chip.bus(), core, false), this::resetBy);
        wiring.connectCoupled(new SystemBus(space, chip.bus(), core, true));
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
    boolean resets(StopReason stop) {
        boolean onlyCore = core.systemRegisters().onlyCoreResetRequested();
        if (!(stop instanceof StopReason.ResetRequested) || !resets.mayFollow() || !core.reset()) {
            return false;
        }
        ResetCause cause = resets.count();
        if (!onlyCore) {
            peripherals.ifPresent(chip -> chip.reset(cause));
        }
        if (cause == ResetCause.STANDBY) {
            loseMemory();
        }
        start();
        settingsChanged();
        return true;
    }

    /** Standby mode switches RAM off; that of the backup domain stays. */
    private void loseMemory() {
        board.chip().regions().stream()
                .filter(region -> VOLATILE.contains(region.kind()))
                .filter(region -> space.at(region.base()).isPresent())
                .forEach(region -> {
                    byte[] lost = new byte[(int) region.size()];
                    Arrays.fill(lost, Machine.POWER_UP_BYTE);
                    core.write(region.base(), lost, 0, lost.length);
                });
    }

    /**
     * Resets the chip as its reset pin does.
     *
     * @throws MachineException when the vector table does not lead to code
     * @throws IllegalStateException when the core cannot be reset
     */
    void reset() {
        if (!core.reset()) {
            throw new IllegalStateException("this core cannot be reset");
        }
        resets.requestedBy(ResetCause.PIN);
        ResetCause cause = resets.count();
        peripherals.ifPresent(chip -> chip.reset(cause));
        settingsChanged();
        start();
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

    /** Firmware has written registers that decide how fast the chip and its memories are. */
    private void settingsChanged() {
        peripherals.ifPresent(
                chip -> time.clock(core.counters().cycles(), chip.rcc().clocks().core()));
        SystemRegisters registers = core.systemRegisters();
        MemorySettings now = peripherals
                .map(Microcontroller::settings)
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

    CpuCore core() {
        return core;
    }

    AddressSpace space() {
        return space;
    }

    DeviceBus devices() {
        return devices;
    }

    Optional<Peripherals> peripherals() {
        return peripherals;
    }

    TimingModel timing() {
        return timing;
    }

    /** Time by the clocks that the firmware has selected. */
    ElapsedTime time() {
        return time;
    }

    /** The resets since power-up. */
    Resets resets() {
        return resets;
    }

    /** What decides how long memory takes now. */
    MemorySettings memorySettings() {
        return settings;
    }

    /** As {@link Machine#readMemory}. */
    byte[] readMemory(long address, int length) {
        space.check(Access.READ, address, length).ifPresent(violation -> {
            throw new IndexOutOfBoundsException(
                    "no memory at 0x%08x: %s".formatted(violation.address(), space.locate(violation.address())));
        });
        byte[] bytes = new byte[length];
        core.read(address, bytes, 0, length);
        return bytes;
    }

    /** As {@link Machine#readWord}. */
    int readWord(long address) {
        return ByteBuffer.wrap(readMemory(address, 4))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
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
}
