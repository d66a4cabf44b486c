package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.RegisterBank;

/**
 * STM32F4 and F7: bytes, halfwords or words, as PSIZE says, are programmed by a store while PG is set; SER, SNB and STRT erase a sector,
 * MER all of it (RM0090, 3.6 and 3.9; RM0385, 3.3 and 3.7). A store while PG is clear changes nothing and sets PGSERR, which is called
 * ERSERR on STM32F7.
 */
public final class F4Programming extends SingleControl {

    private static final int WRPERR = 1 << 4;
    private static final int PGPERR = 1 << 6;
    private static final int PGSERR = 1 << 7;
    private static final int FLAGS = 0x1f3;
    /** In OPTCR. */
    private static final int NDBANK = 1 << 29;

    /** STM32F405xx data sheet, table 41: typical times at x32. */
    private static final long PROGRAM_MICROSECONDS = 16;
    /** The time of 16 KiB; that of larger sectors grows with them. */
    private static final long ERASE_MICROSECONDS = 250_000;

    private static final long KIBIBYTE = 1024;

    private final F4Sectors sectors;
    private final F4Options options;

    /**
     * @param smallSector bytes of the first sector; there are four of it, one of four times and others of eight times its size
     * @param bank        bytes of a bank
     */
    public F4Programming(
            RegisterBank registers,
            FlashArray array,
            OptionBytes bytes,
            long smallSector,
            long bank,
            InterruptLine interrupt) {
        super(registers, array, FLAGS, interrupt);
        sectors = new F4Sectors(smallSector, bank, array.size());
        options = new F4Options(registers, bytes, sectors, this::programOptions);
    }

    /** Whether the option bytes divide the flash of an STM32F76x into two banks, with sectors of half the size (RM0410, 3.3.2). */
    public static boolean dividesIntoBanks(RegisterBank registers, OptionBytes bytes) {
        return registers.has("OPTCR.nDBANK") && (F4Options.programmed(registers, bytes) & NDBANK) == 0;
    }

    private void programOptions() {
        if (options.level() == ReadProtection.LEVEL_2) {
            refused(WRPERR);
            return;
        }
        if (options.level().erasesOnTheWayTo(options.nextLevel())) {
            array.erase(0, array.size());
        }
        options.program();
        array.takeTime(FlashArray.OPTIONS_MICROSECONDS);
        finished();
    }

    @Override
    void erase() {
        if (control.is("SER")) {
            int number = control.value("SNB");
            long bytes = sectors.bytes(number);
            erase(
                    sectors.start(number),
                    bytes,
                    ERASE_MICROSECONDS * bytes / sectors.small() / 2 + ERASE_MICROSECONDS / 2);
        } else if (control.is("MER") || control.is("MER1") || control.is("MER2")) {
            boolean first = control.is("MER") || control.is("MER1");
            boolean all = !sectors.hasTwoBanks() || first && control.is("MER2");
            erase(
                    first || all ? 0 : sectors.bank(),
                    all ? sectors.size() : sectors.bank(),
                    ERASE_MICROSECONDS * array.size() / (64 * KIBIBYTE));
        } else {
            refused(PGSERR);
        }
    }

    private void erase(long offset, long bytes, long microseconds) {
        if (options.protects(offset, bytes)) {
            refused(WRPERR);
            return;
        }
        array.erase(bytes == array.size() ? 0 : array.place(offset), bytes);
        array.takeTime(microseconds);
        finished();
    }

    @Override
    public boolean hasBanksToRemap() {
        return sectors.hasTwoBanks();
    }

    @Override
    public boolean store(long offset, int size, int value) {
        if (control.isLocked() || !control.is("PG")) {
            return refused(PGSERR);
        }
        int parallelism = 1 << control.value("PSIZE");
        if (Math.min(parallelism, Integer.BYTES) != size) {
            return refused(PGPERR);
        }
        if (options.protects(array.place(offset), size)) {
            return refused(WRPERR);
        }
        array.program(offset, size, value);
        array.takeTime(PROGRAM_MICROSECONDS);
        finished();
        return true;
    }
}
