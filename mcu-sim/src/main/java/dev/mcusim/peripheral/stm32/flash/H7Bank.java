package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import java.util.Arrays;

/**
 * A bank: stores while PG is set gather in a write buffer of a flash word, which is programmed when it is full, or with ones in its gaps
 * when FW is set; SER, SNB and START erase a sector, BER the bank (RM0433, 4.3.8 to 4.3.10 and 4.9).
 */
final class H7Bank {

    private static final int WBNE = 1 << 1;
    private static final int EOP = 1 << 16;
    private static final int WRPERR = 1 << 17;
    private static final int PGSERR = 1 << 18;
    private static final int INCERR = 1 << 21;
    private static final int FLAGS = 0x1fef_0000;

    /** STM32H743xI data sheet, table 53: typical times at 64 bits. */
    private static final long PROGRAM_MICROSECONDS = 100;

    private static final long ERASE_MICROSECONDS_PER_KIBIBYTE = 8_000;

    private final FlashArray array;
    private final H7Geometry geometry;
    private final InterruptLine interrupt;
    private final H7Options options;
    private final int number;
    private final LockableControl control;
    private final Register status;
    private final long base;
    private final byte[] buffer;
    private long word = -1;
    private int filled;

    /**
     * @param number 1 or 2
     */
    H7Bank(
            RegisterBank registers,
            FlashArray array,
            H7Options options,
            int number,
            H7Geometry geometry,
            InterruptLine interrupt) {
        this.array = array;
        this.geometry = geometry;
        this.interrupt = interrupt;
        base = (number - 1) * geometry.bank();
        buffer = new byte[geometry.wordSize()];
        control = LockableControl.ofBank(registers, "CR" + number, "KEYR" + number, this::controlWritten);
        this.number = number;
        this.options = options;
        status = registers.register("SR" + number).readOnly();
        registers.register("CCR" + number).readOnly().whenWritten(ones -> {
            status.set(status.value() & ~(ones & FLAGS));
            update();
        });
    }

    private void controlWritten() {
        if (control.take("FW") && word >= 0) {
            program();
        }
        if (control.take("START")) {
            erase();
        }
        update();
    }

    private void erase() {
        if (control.is("BER")) {
            erase(options.protectsAnyOf(number), 0, geometry.bank());
        } else if (control.is("SER")) {
            long offset = geometry.sector() * control.value("SNB");
            erase(isProtected(offset), offset, geometry.sector());
        }
    }

    private void erase(boolean isProtected, long offset, long bytes) {
        if (isProtected) {
            raise(WRPERR);
            return;
        }
        array.erase(base + offset, bytes);
        array.takeTime(ERASE_MICROSECONDS_PER_KIBIBYTE * bytes / 1024);
        raise(EOP);
    }

    /** Whether bytes at an offset in this bank are. */
    private boolean isProtected(long offset) {
        return options.protects(number, (int) (offset / geometry.sector() / geometry.sectors()));
    }

    /** A store to an offset in the flash that is in this bank. */
    boolean store(long offset, int size, int value) {
        long start = offset / geometry.wordSize() * geometry.wordSize();
        if (control.isLocked() || !control.is("PG")) {
            raise(PGSERR);
            return false;
        }
        if (isProtected(offset - base)) {
            raise(WRPERR);
            return false;
        }
        if (word >= 0 && word != start) {
            word = -1;
            raise(INCERR);
            return false;
        }
        if (word < 0) {
            word = start;
            filled = 0;
            Arrays.fill(buffer, (byte) 0xff);
        }
        for (int i = 0; i < size; i++) {
            buffer[(int) (offset - start) + i] = (byte) (value >>> 8 * i);
        }
        filled += size;
        status.set(status.value() | WBNE);
        if (filled >= buffer.length) {
            program();
        }
        return true;
    }

    private void program() {
        for (int i = 0; i < buffer.length; i++) {
            array.program(word + i, 1, buffer[i]);
        }
        word = -1;
        status.set(status.value() & ~WBNE);
        array.takeTime(PROGRAM_MICROSECONDS);
        raise(EOP);
    }

    private void raise(int flag) {
        status.set(status.value() | flag);
        update();
    }

    /** Each flag's enable bit is at its place in the control register. */
    private void update() {
        interrupt.set((status.value() & control.word() & FLAGS) != 0);
    }
}
