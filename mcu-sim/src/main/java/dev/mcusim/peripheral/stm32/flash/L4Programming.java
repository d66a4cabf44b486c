package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.RegisterBank;

/**
 * STM32L4+: two words, one behind the other, program a double word while PG is set, or FSTPG, which is taken as the same; PER, PNB, BKER
 * and STRT erase a page, MER1 and MER2 a bank (RM0432, 3.3 and 3.7).
 */
public final class L4Programming extends SingleControl {

    private static final int PROGERR = 1 << 3;
    private static final int PGAERR = 1 << 5;
    private static final int SIZERR = 1 << 6;
    private static final int PGSERR = 1 << 7;
    private static final int ERRORS = 0xc3fa;
    private static final int FLAGS = ERRORS | 1;
    private static final int DOUBLE_WORD = 8;

    /** STM32L4R5xx data sheet, table 57: typical times. */
    private static final long PROGRAM_MICROSECONDS = 82;

    private static final long ERASE_MICROSECONDS = 22_020;

    /** Where the first word of a double word was stored, -1 behind the second. */
    private long first = -1;

    private int firstValue;

    public L4Programming(RegisterBank registers, FlashArray array, InterruptLine interrupt) {
        super(registers, array, FLAGS, interrupt);
        Lock.ofOptions(registers, "CR.OPTLOCK", control::keep);
    }

    @Override
    void erase() {
        long bank = array.size() / 2;
        boolean two = registers.value("OPTR.DBANK") != 0;
        if (hasFlag(ERRORS)) {
            refused(PGSERR);
        } else if (control.is("PER")) {
            long page = two ? 4096 : 8192;
            long start = two && control.is("BKER") ? bank : 0;
            array.erase(start + page * control.value("PNB"), page);
            array.takeTime(ERASE_MICROSECONDS);
            finished();
        } else if (control.is("MER1") || control.is("MER2")) {
            array.erase(control.is("MER1") ? 0 : bank, control.is("MER1") && control.is("MER2") ? array.size() : bank);
            array.takeTime(ERASE_MICROSECONDS);
            finished();
        } else {
            refused(PGSERR);
        }
    }

    @Override
    public boolean store(long offset, int size, int value) {
        if (control.isLocked() || !control.is("PG") && !control.is("FSTPG")) {
            return refused(PGSERR);
        }
        if (size != Integer.BYTES) {
            return refused(SIZERR);
        }
        if (first >= 0) {
            long low = first;
            first = -1;
            return program(low, offset, value);
        }
        if (offset % DOUBLE_WORD != 0) {
            return refused(PGAERR);
        }
        first = offset;
        firstValue = value;
        return true;
    }

    private boolean program(long low, long high, int value) {
        if (high != low + Integer.BYTES) {
            return refused(PGAERR);
        }
        if (!array.isErased(low, DOUBLE_WORD) && (firstValue | value) != 0) {
            return refused(PROGERR);
        }
        array.program(low, Integer.BYTES, firstValue);
        array.program(high, Integer.BYTES, value);
        array.takeTime(PROGRAM_MICROSECONDS);
        finished();
        return true;
    }
}
