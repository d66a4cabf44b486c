package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.RegisterBank;

/**
 * STM32F4 and F7: bytes, halfwords or words, as PSIZE says, are programmed by a store while PG is set; SER, SNB and STRT erase a sector,
 * MER all of it (RM0090, 3.6 and 3.9; RM0385, 3.3 and 3.7). A store while PG is clear changes nothing and sets PGSERR, which is called
 * ERSERR on STM32F7.
 */
public final class F4Programming extends SingleControl {

    private static final int PGPERR = 1 << 6;
    private static final int PGSERR = 1 << 7;
    private static final int FLAGS = 0x1f3;

    /** STM32F405xx data sheet, table 41: typical times at x32. */
    private static final long PROGRAM_MICROSECONDS = 16;
    /** The time of 16 KiB; that of larger sectors grows with them. */
    private static final long ERASE_MICROSECONDS = 250_000;

    private static final long KIBIBYTE = 1024;

    private final long smallSector;
    private final long bank;

    /**
     * @param smallSector bytes of the first sector; there are four of it, one of four times and others of eight times its size
     * @param bank        bytes of a bank
     */
    public F4Programming(
            RegisterBank registers, FlashArray array, long smallSector, long bank, InterruptLine interrupt) {
        super(registers, array, FLAGS, interrupt);
        this.smallSector = smallSector;
        this.bank = bank;
        Lock.ofOptions(registers, "OPTCR.OPTLOCK", () -> {});
    }

    @Override
    void erase() {
        if (control.is("SER")) {
            int number = control.value("SNB");
            long offset = sector(number);
            long bytes = sector(number + 1) - offset;
            array.erase(offset, bytes);
            array.takeTime(ERASE_MICROSECONDS * bytes / smallSector / 2 + ERASE_MICROSECONDS / 2);
            finished();
        } else if (control.is("MER") || control.is("MER1") || control.is("MER2")) {
            boolean first = control.is("MER") || control.is("MER1");
            array.erase(first ? 0 : bank, control.is("MER2") || array.size() == bank ? array.size() : bank);
            array.takeTime(ERASE_MICROSECONDS * array.size() / (64 * KIBIBYTE));
            finished();
        } else {
            refused(PGSERR);
        }
    }

    /** Where a sector begins; the second bank's sectors have the numbers from 16 on where there are two. */
    private long sector(int number) {
        int inBank = number >= 16 && array.size() > bank ? number - 16 : number;
        long start = number >= 16 && array.size() > bank ? bank : 0;
        long units = inBank <= 4 ? inBank : 8L * (inBank - 4);
        return start + units * smallSector;
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
        array.program(offset, size, value);
        array.takeTime(PROGRAM_MICROSECONDS);
        finished();
        return true;
    }
}
