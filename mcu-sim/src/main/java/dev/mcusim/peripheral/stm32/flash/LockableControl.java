package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;

/** A control register of a flash interface: stores to it change nothing while its lock bit is set. */
final class LockableControl {

    private final RegisterBank registers;
    private final String name;
    private final Register register;
    private boolean locked = true;
    private int held;

    private LockableControl(RegisterBank registers, String name, String lock, Runnable written) {
        this.registers = registers;
        this.name = name;
        register = registers.register(name);
        held = register.value();
        register.whenWritten(word -> stored(lock, written));
    }

    /**
     * The control register of a bank.
     *
     * @param name    of the register, as {@code CR}
     * @param keys    the register that takes the keys
     * @param written what a store brings about while the register is not locked
     */
    static LockableControl ofBank(RegisterBank registers, String name, String keys, Runnable written) {
        LockableControl control = new LockableControl(registers, name, "LOCK", written);
        Lock.ofControl(registers, keys, name + ".LOCK", control::unlock);
        return control;
    }

    /** The control register OPTCR of the option bytes. */
    static LockableControl ofOptions(RegisterBank registers, Runnable written) {
        LockableControl control = new LockableControl(registers, "OPTCR", "OPTLOCK", written);
        Lock.ofOptions(registers, "OPTCR.OPTLOCK", control::unlock);
        return control;
    }

    private void unlock() {
        locked = false;
        keep();
    }

    private void stored(String lock, Runnable written) {
        if (locked) {
            register.set(held);
            return;
        }
        locked = is(lock);
        written.run();
        keep();
    }

    /** Takes what the register holds now, as if it had been stored. */
    void keep() {
        held = register.value();
    }

    boolean isLocked() {
        return locked;
    }

    /** Whether a field is not zero. */
    boolean is(String field) {
        return value(field) != 0;
    }

    int value(String field) {
        return registers.value(name + "." + field);
    }

    /** Clears a bit that begins something; tells whether it was set. */
    boolean take(String field) {
        boolean set = is(field);
        if (set) {
            registers.field(name + "." + field).set(0);
        }
        return set;
    }

    /** The whole register. */
    int word() {
        return register.value();
    }
}
