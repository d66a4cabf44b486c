package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;

/** An interface with one control register CR, which begins everything by STRT, and one status register SR. */
abstract class SingleControl implements FlashProgramming {

    private static final int EOP = 1;
    private static final int OPERR = 1 << 1;

    final RegisterBank registers;
    final FlashArray array;
    final LockableControl control;
    private final InterruptLine interrupt;
    private final Register status;

    /**
     * @param flags the bits of SR that a store of ones clears
     */
    SingleControl(RegisterBank registers, FlashArray array, int flags, InterruptLine interrupt) {
        this.registers = registers;
        this.array = array;
        this.interrupt = interrupt;
        array.swap(false);
        control = LockableControl.ofBank(registers, "CR", "KEYR", this::controlWritten);
        status = registers.register("SR").writable(0).clearedByOnes(flags).whenWritten(word -> update());
    }

    private void controlWritten() {
        if (control.take("STRT")) {
            erase();
        }
        stored();
        update();
    }

    /** CR has been written while it is not locked. */
    void stored() {
        // Most families begin nothing else.
    }

    /** STRT: erases what the other bits of CR select. */
    abstract void erase();

    /** Whether any of some flags is set. */
    final boolean hasFlag(int flags) {
        return (status.value() & flags) != 0;
    }

    /** Something was erased or programmed. */
    final void finished() {
        if (control.is("EOPIE")) {
            set(EOP);
        }
    }

    /**
     * Sets an error flag.
     *
     * @return false: nothing was programmed
     */
    final boolean refused(int error) {
        set(error | (control.is("ERRIE") ? OPERR : 0));
        return false;
    }

    private void set(int flags) {
        status.set(status.value() | flags);
        update();
    }

    private void update() {
        interrupt.set(hasFlag(EOP) && control.is("EOPIE") || hasFlag(OPERR) && control.is("ERRIE"));
    }
}
