package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.Chip;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.PartlyModelled;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.Touched;
import dev.mcusim.peripheral.Wiring;
import dev.mcusim.peripheral.stm32.flash.F4Programming;
import dev.mcusim.peripheral.stm32.flash.FlashArray;
import dev.mcusim.peripheral.stm32.flash.FlashProgramming;
import dev.mcusim.peripheral.stm32.flash.H7Programming;
import dev.mcusim.peripheral.stm32.flash.L4Programming;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The flash interface: the access control register selects wait states, prefetch and the accelerator's caches; the others erase and
 * program, see {@link FlashProgramming}. Option bytes can be unlocked and read back, and do nothing.
 */
public final class FlashInterface implements PartlyModelled {

    private static final long KIBIBYTE = 1024;
    private static final long BANK = 1024 * KIBIBYTE;
    /** OPTSTRT of the families, in OPTCR or CR. */
    private static final int OPTSTRT = 1 << 1;

    private static final int OPTSTRT_OF_L4 = 1 << 17;

    private final RegisterBank registers;
    private final Runnable changed;
    private final MemoryRegion region;
    private final FlashProgramming programming;
    private long refused;

    /**
     * @param bytes     size of the interface
     * @param coreHertz the core's frequency
     * @param changed   told behind every store
     */
    FlashInterface(Chip chip, int bytes, Wiring wiring, LongSupplier coreHertz, Runnable changed) {
        this.changed = changed;
        registers = new RegisterBank(
                RegisterLayout.of(BoardCatalog.shipped().registerMap(chip.registerMap()), "FLASH", "FLASH"), bytes);
        region = chip.regions(MemoryRegion.Kind.FLASH).get(0);
        FlashArray array = new FlashArray(wiring, region.base(), region.size(), coreHertz);
        InterruptLine interrupt = wiring.interrupts().source("FLASH");
        ChipFamily family = ChipFamily.of(chip);
        registers
                .register(family == ChipFamily.L4 ? "CR" : "OPTCR")
                .notModelled(family == ChipFamily.L4 ? OPTSTRT_OF_L4 : OPTSTRT);
        boolean small = chip.registerMap().equals("h7a3");
        programming = switch (family) {
            case F4 -> new F4Programming(registers, array, 16 * KIBIBYTE, Math.min(BANK, region.size()), interrupt);
            case F7 -> new F4Programming(registers, array, 32 * KIBIBYTE, region.size(), interrupt);
            case H7 -> new H7Programming(
                    registers, array, (small ? 8 : 128) * KIBIBYTE, small ? 16 : 32, BANK, interrupt);
            case L4 -> new L4Programming(registers, array, interrupt);
        };
    }

    /**
     * A store to memory that stores do not change.
     *
     * @return whether it is the flash at its own address, where a store programs or sets an error flag; elsewhere it fails
     */
    boolean store(long address, int size, int value) {
        if (!region.contains(address, size)) {
            return false;
        }
        if (!programming.store(address - region.base(), size, value)) {
            refused++;
        }
        return true;
    }

    /** How many stores to flash have changed nothing. */
    long refusedStores() {
        return refused;
    }

    /** Wait states of a read, in cycles of the flash's bus. */
    public int waitStates() {
        return registers.value("ACR.LATENCY");
    }

    /** Whether the next line is read in advance. */
    public boolean prefetches() {
        return registers.value("ACR.PRFTEN") != 0;
    }

    /** Whether the accelerator keeps instructions: ICEN on F4 and L4+, ARTEN on F7. */
    public boolean cachesInstructions() {
        return (registers.value("ACR.ICEN") | registers.value("ACR.ARTEN")) != 0;
    }

    /** Whether the accelerator keeps data: DCEN on F4 and L4+. */
    public boolean cachesData() {
        return registers.value("ACR.DCEN") != 0;
    }

    @Override
    public List<Touched> touched(long base) {
        return registers.touched(base);
    }

    @Override
    public int read(int offset, int size) {
        return registers.read(offset, size);
    }

    @Override
    public void write(int offset, int size, int value) {
        registers.write(offset, size, value);
        changed.run();
    }
}
