package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;

/**
 * STM32L4+: two words, one behind the other, program a double word while PG is set, or FSTPG, which is taken as the same; PER, PNB, BKER
 * and STRT erase a page, MER1 and MER2 a bank (RM0432, 3.3 and 3.7).
 */
public final class L4Programming implements FlashProgramming {

    private static final int EOP = 1;
    private static final int OPERR = 1 << 1;
    private static final int PROGERR = 1 << 3;
    private static final int PGAERR = 1 << 5;
    private static final int SIZERR = 1 << 6;
    private static final int PGSERR = 1 << 7;
    private static final int ERRORS = 0xc3fa;
    private static final int DOUBLE_WORD = 8;

    /** STM32L4R5xx data sheet, table 57: typical times. */
    private static final long PROGRAM_MICROSECONDS = 82;

    private static final long ERASE_MICROSECONDS = 22_020;

    private final RegisterBank registers;
    private final FlashArray array;
    private final InterruptLine interrupt;
    private final Register status;
    private final Register control;
    private boolean locked = true;
    private int held;
    /** Where the first word of a double word was stored, -1 behind the second. */
    private long first = -1;

    private int firstValue;

    public L4Programming(RegisterBank registers, FlashArray array, InterruptLine interrupt) {
        this.registers = registers;
        this.array = array;
        this.interrupt = interrupt;
        control = registers.register("CR").whenWritten(word -> controlWritten());
        held = control.value();
        Lock.ofControl(registers, "KEYR", "CR.LOCK", () -> {
            locked = false;
            held = control.value();
        });
        Lock.ofOptions(registers, "CR.OPTLOCK", () -> held = control.value());
        status =
                registers.register("SR").writable(0).clearedByOnes(ERRORS | EOP).whenWritten(word -> update());
    }

    private boolean is(String field) {
        return registers.value("CR." + field) != 0;
    }

    private void controlWritten() {
        if (locked) {
            control.set(held);
            return;
        }
        locked = is("LOCK");
        if (is("STRT")) {
            registers.field("CR.STRT").set(0);
            erase();
        }
        held = control.value();
        update();
    }

    private void erase() {
        long bank = array.size() / 2;
        boolean two = registers.value("OPTR.DBANK") != 0;
        if ((status.value() & ERRORS) != 0) {
            raise(PGSERR);
        } else if (is("PER")) {
            long page = two ? 4096 : 8192;
            long start = two && is("BKER") ? bank : 0;
            array.erase(start + page * registers.value("CR.PNB"), page);
            array.takeTime(ERASE_MICROSECONDS);
            finished();
        } else if (is("MER1") || is("MER2")) {
            array.erase(is("MER1") ? 0 : bank, is("MER1") && is("MER2") ? array.size() : bank);
            array.takeTime(ERASE_MICROSECONDS);
            finished();
        } else {
            raise(PGSERR);
        }
    }

    @Override
    public boolean store(long offset, int size, int value) {
        if (locked || !is("PG") && !is("FSTPG")) {
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

    private boolean refused(int flag) {
        raise(flag);
        return false;
    }

    private void finished() {
        if (is("EOPIE")) {
            raise(EOP);
        }
    }

    private void raise(int flag) {
        boolean error = flag != EOP;
        status.set(status.value() | flag | (error && is("ERRIE") ? OPERR : 0));
        update();
    }

    private void update() {
        interrupt.set((status.value() & EOP) != 0 && is("EOPIE") || (status.value() & OPERR) != 0 && is("ERRIE"));
    }
}
