package dev.mcusim.cpu.unicorn;

import dev.mcusim.board.Chip;
import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.system.Nvic;
import dev.mcusim.isa.Register;

/**
 * Unicorn Engine as fast as it gets: no hooks, nothing counted, nothing checked beyond what Unicorn checks itself. What benchmarks compare
 * with; for everything else there is {@link UnicornCore}. System registers and devices answer; the cycle counter stands still.
 */
public final class FreeRunningUnicorn implements AutoCloseable {

    private final Engine engine;
    private final GuestMemory memory;
    private final Halt halt;

    /**
     * An engine whose registers are zero.
     *
     * @param chip    decides core, memory and system registers
     * @param devices what answers where there is no memory
     * @param vectors what VTOR reads at first
     * @throws dev.mcusim.cpu.CoreUnavailableException when there is no Unicorn for this computer
     */
    public FreeRunningUnicorn(Chip chip, DeviceBus devices, long vectors) {
        engine = new Engine(chip.core());
        AddressSpace space = new AddressSpace(chip.regions());
        memory = new GuestMemory(space, (byte) 0);
        memory.mapWholePages(engine.handle());
        Nvic nvic = new Nvic(chip.interruptLines(), chip.priorityBits());
        SystemRegisters registers = new SystemRegisters(chip.processor(), nvic, vectors, () -> 0);
        halt = new Halt(engine);
        new DevicePages(engine, memory, space, devices, registers, halt).mapWhenTouched();
    }

    /**
     * Executes code.
     *
     * @param from  address of the first instruction; bit 0 is ignored
     * @param until address before whose instruction to stop; the same in every run that gets there, as Unicorn stops at an address
     *              only when its code was translated with that order, and runs past it otherwise
     * @throws IllegalStateException when the engine stops anywhere else
     */
    public void run(long from, long until) {
        halt.clear();
        int error = engine.run((int) from & ~1, until & ~1L);
        halt.throwFailure();
        int pc = engine.register(UnicornApi.REG_PC);
        if (error != UnicornApi.ERR_OK || pc != ((int) until & ~1)) {
            throw new IllegalStateException("Unicorn stopped at 0x%08x on its way from 0x%08x to 0x%08x: %s"
                    .formatted(pc, from, until, UnicornApi.uc_strerror(error)));
        }
    }

    /** A core register. */
    public int register(Register register) {
        return engine.register(Engine.coreRegister(register.number()));
    }

    /** Sets a core register other than PC. */
    public void setRegister(Register register, int value) {
        engine.setRegister(Engine.coreRegister(register.number()), value);
    }

    /**
     * Reads memory.
     *
     * @throws IndexOutOfBoundsException when part of the range is not memory
     */
    public void read(long address, byte[] destination, int offset, int length) {
        memory.read(address, destination, offset, length);
    }

    /**
     * Writes memory, flash too. Code that has been executed must not be changed.
     *
     * @throws IndexOutOfBoundsException when part of the range is not memory
     */
    public void write(long address, byte[] source, int offset, int length) {
        memory.write(address, source, offset, length);
    }

    @Override
    public void close() {
        engine.close();
    }
}
