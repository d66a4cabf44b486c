package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.Chip;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.bus.ResetCause;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.PartlyModelled;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.Touched;
import dev.mcusim.peripheral.Wiring;
import dev.mcusim.peripheral.stm32.flash.F4Programming;
import dev.mcusim.peripheral.stm32.flash.FlashArray;
import dev.mcusim.peripheral.stm32.flash.FlashProgramming;
import dev.mcusim.peripheral.stm32.flash.H7Geometry;
import dev.mcusim.peripheral.stm32.flash.H7Programming;
import dev.mcusim.peripheral.stm32.flash.L4Programming;
import dev.mcusim.peripheral.stm32.flash.OptionBytes;
import dev.mcusim.peripheral.stm32.flash.UserOptions;
import java.util.List;

/**
 * The flash interface: the access control register selects wait states, prefetch and the accelerator's caches; the others erase and
 * program, see {@link FlashProgramming}, and hold the option bytes.
 */
public final class FlashInterface implements PartlyModelled {

    private static final long KIBIBYTE = 1024;
    private static final long BANK = 1024 * KIBIBYTE;

    private final RegisterBank registers;
    private final Runnable changed;
    private final MemoryRegion region;
    private final FlashProgramming programming;
    private final UserOptions options;
    private final FlashArray array;
    private long refused;

    /**
     * @param bytes   size of the interface
     * @param array   the flash itself
     * @param kept    its option bytes
     * @param changed told behind every store
     */
    FlashInterface(Chip chip, int bytes, Wiring wiring, FlashArray array, OptionBytes kept, Runnable changed) {
        this.changed = changed;
        this.array = array;
        registers = new RegisterBank(
                RegisterLayout.of(BoardCatalog.shipped().registerMap(chip.registerMap()), "FLASH", "FLASH"), bytes);
        region = chip.regions(MemoryRegion.Kind.FLASH).get(0);
        InterruptLine interrupt = wiring.interrupts().source("FLASH");
        ChipFamily family = ChipFamily.of(chip);
        boolean small = chip.registerMap().equals("h7a3");
        programming = switch (family) {
            case F4 -> new F4Programming(
                    registers, array, kept, 16 * KIBIBYTE, Math.min(BANK, region.size()), interrupt);
            case F7 -> F4Programming.dividesIntoBanks(registers, kept)
                    ? new F4Programming(registers, array, kept, 16 * KIBIBYTE, region.size() / 2, interrupt)
                    : new F4Programming(registers, array, kept, 32 * KIBIBYTE, region.size(), interrupt);
            case H7 -> new H7Programming(
                    registers,
                    array,
                    kept,
                    small ? new H7Geometry(8 * KIBIBYTE, 4, 16, BANK) : new H7Geometry(128 * KIBIBYTE, 1, 32, BANK),
                    interrupt);
            case L4 -> new L4Programming(
                    registers, array, kept, interrupt, () -> wiring.reset(ResetCause.OPTION_BYTES));
        };
        options = UserOptions.of(registers);
    }

    /** SYSCFG: the banks are to be at each other's addresses, or no longer. Nothing happens where there is one bank. */
    void remapBanks(boolean swapped) {
        if (programming.hasBanksToRemap()) {
            array.swap(swapped);
        }
    }

    /** What the option bytes decide for watchdogs. */
    UserOptions options() {
        return options;
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
