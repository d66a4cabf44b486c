package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;

/** A control register of a flash interface: stores to it change nothing while its bit LOCK is set. */
final class LockableControl {

    private final RegisterBank registers;
    private final String name;
    private final Register register;
    private boolean locked = true;
    private int held;

    /**
     * @param name    of the register, as {@code CR}
     * @param keys    the register that takes the keys
     * @param written what a store brings about while the register is not locked
     */
    LockableControl(RegisterBank registers, String name, String keys, Runnable written) {
        this.registers = registers;
        this.name = name;
        register = registers.register(name);
        held = register.value();
        register.whenWritten(word -> stored(written));
        Lock.ofControl(registers, keys, name + ".LOCK", () -> {
            locked = false;
            keep();
        });
    }

    private void stored(Runnable written) {
        if (locked) {
            register.set(held);
            return;
        }
        locked = is("LOCK");
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
