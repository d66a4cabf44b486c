package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.RegisterBank;

/**
 * STM32L4+: two words, one behind the other, program a double word while PG is set, or FSTPG, which is taken as the same; PER, PNB, BKER
 * and STRT erase a page, MER1 and MER2 a bank (RM0432, 3.3 and 3.7).
 */
public final class L4Programming extends SingleControl {

    private static final int PROGERR = 1 << 3;
    private static final int WRPERR = 1 << 4;
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

    private final L4Options options;
    private final Runnable reset;

    /**
     * @param reset resets the chip, which loads the option bytes
     */
    public L4Programming(
            RegisterBank registers, FlashArray array, OptionBytes bytes, InterruptLine interrupt, Runnable reset) {
        super(registers, array, FLAGS, interrupt);
        this.reset = reset;
        options = new L4Options(registers, bytes);
        Lock.ofOptions(registers, "CR.OPTLOCK", () -> {
            options.lock(false);
            control.keep();
        });
    }

    /** OPTLOCK is set by stores and cleared by its keys only; while it is set, nothing begins that has to do with option bytes. */
    @Override
    void stored() {
        options.lock(options.areLocked() || control.is("OPTLOCK"));
        registers.field("CR.OPTLOCK").set(options.areLocked() ? 1 : 0);
        if (control.take("OPTSTRT") && !options.areLocked()) {
            programOptions();
        }
        if (control.take("OBL_LAUNCH") && !options.areLocked()) {
            reset.run();
        }
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
        array.takeTime(ERASE_MICROSECONDS);
        finished();
    }

    @Override
    void erase() {
        boolean both = !options.makeTwoBanks() || control.is("MER1") && control.is("MER2");
        if (hasFlag(ERRORS)) {
            refused(PGSERR);
        } else if (control.is("PER")) {
            int bank = options.makeTwoBanks() && control.is("BKER") ? 1 : 0;
            int page = control.value("PNB");
            boolean isProtected = options.protects(bank, page);
            erase(isProtected, array.place(bank * bankBytes() + page * pageBytes()), pageBytes());
        } else if (control.is("MER1") || control.is("MER2")) {
            int bank = control.is("MER1") ? 0 : 1;
            boolean isProtected = options.protectsAnyOf(bank) || both && options.protectsAnyOf(1);
            erase(isProtected, both ? 0 : array.place(bank * bankBytes()), both ? array.size() : bankBytes());
        } else {
            refused(PGSERR);
        }
    }

    private void erase(boolean isProtected, long offset, long bytes) {
        if (isProtected) {
            refused(WRPERR);
            return;
        }
        array.erase(offset, bytes);
        array.takeTime(ERASE_MICROSECONDS);
        finished();
    }

    private long bankBytes() {
        return array.size() / 2;
    }

    private long pageBytes() {
        return options.makeTwoBanks() ? 4096 : 8192;
    }

    private boolean isProtected(long offset) {
        long place = array.place(offset);
        long bank = options.makeTwoBanks() ? place / bankBytes() : 0;
        return options.protects((int) bank, (int) ((place - bank * bankBytes()) / pageBytes()));
    }

    @Override
    public boolean hasBanksToRemap() {
        return options.makeTwoBanks();
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
        if (isProtected(low)) {
            return refused(WRPERR);
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
