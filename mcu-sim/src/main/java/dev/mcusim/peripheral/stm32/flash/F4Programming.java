package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;

/**
 * STM32F4 and F7: bytes, halfwords or words, as PSIZE says, are programmed by a store while PG is set; SER, SNB and STRT erase a sector,
 * MER all of it (RM0090, 3.6 and 3.9; RM0385, 3.3 and 3.7). A store while PG is clear changes nothing and sets PGSERR, which is called
 * ERSERR on STM32F7.
 */
public final class F4Programming implements FlashProgramming {

    private static final int EOP = 1;
    private static final int OPERR = 1 << 1;
    private static final int PGPERR = 1 << 6;
    private static final int PGSERR = 1 << 7;
    private static final int FLAGS = 0x1f3;

    /** STM32F405xx data sheet, table 41: typical times at x32. */
    private static final long PROGRAM_MICROSECONDS = 16;
    /** The time of 16 KiB; that of larger sectors grows with them. */
    private static final long ERASE_MICROSECONDS = 250_000;

    private static final long KIBIBYTE = 1024;

    private final RegisterBank registers;
    private final FlashArray array;
    private final long smallSector;
    private final long bank;
    private final InterruptLine interrupt;
    private final Register status;
    private final Register control;
    private int held;
    private boolean locked = true;

    /**
     * @param smallSector bytes of the first sector; there are four of it, one of four times and others of eight times its size
     * @param bank        bytes of a bank
     */
    public F4Programming(
            RegisterBank registers, FlashArray array, long smallSector, long bank, InterruptLine interrupt) {
        this.registers = registers;
        this.array = array;
        this.smallSector = smallSector;
        this.bank = bank;
        this.interrupt = interrupt;
        Lock.ofControl(registers, "KEYR", "CR.LOCK", () -> {
            locked = false;
            held = registers.register("CR").value();
        });
        Lock.ofOptions(registers, "OPTCR.OPTLOCK", () -> {});
        status = registers.register("SR").writable(0).clearedByOnes(FLAGS).whenWritten(word -> update());
        control = registers.register("CR").whenWritten(word -> controlWritten());
        held = control.value();
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
        held = control.value();
        if (is("STRT")) {
            registers.field("CR.STRT").set(0);
            held = control.value();
            erase();
        }
        update();
    }

    private void erase() {
        if (is("SER")) {
            int number = registers.value("CR.SNB");
            long offset = sector(number);
            long bytes = sector(number + 1) - offset;
            array.erase(offset, bytes);
            array.takeTime(ERASE_MICROSECONDS * bytes / smallSector / 2 + ERASE_MICROSECONDS / 2);
            finished();
        } else if (is("MER") || is("MER1") || is("MER2")) {
            boolean first = is("MER") || is("MER1");
            array.erase(first ? 0 : bank, is("MER2") || array.size() == bank ? array.size() : bank);
            array.takeTime(ERASE_MICROSECONDS * array.size() / (64 * KIBIBYTE));
            finished();
        } else {
            raise(PGSERR);
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
        if (locked || !is("PG")) {
            raise(PGSERR);
            return false;
        }
        int parallelism = 1 << registers.value("CR.PSIZE");
        if (Math.min(parallelism, Integer.BYTES) != size) {
            raise(PGPERR);
            return false;
        }
        array.program(offset, size, value);
        array.takeTime(PROGRAM_MICROSECONDS);
        finished();
        return true;
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
