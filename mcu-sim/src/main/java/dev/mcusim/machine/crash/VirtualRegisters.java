package dev.mcusim.machine.crash;

import dev.mcusim.cpu.RegisterSnapshot;
import dev.mcusim.isa.Register;

/** The registers as they were in a function that has not returned. What callees may change without saving holds what it held last. */
final class VirtualRegisters {

    private final int[] values = new int[16];

    VirtualRegisters(RegisterSnapshot snapshot) {
        for (Register register : Register.values()) {
            values[register.number()] = snapshot.value(register);
        }
    }

    private VirtualRegisters(int[] values) {
        System.arraycopy(values, 0, this.values, 0, values.length);
    }

    VirtualRegisters copy() {
        return new VirtualRegisters(values);
    }

    int get(Register register) {
        return values[register.number()];
    }

    int get(int number) {
        return values[number];
    }

    void set(Register register, int value) {
        values[register.number()] = value;
    }

    void set(int number, int value) {
        values[number] = value;
    }

    /** SP as an address. */
    long sp() {
        return Integer.toUnsignedLong(get(Register.SP));
    }

    /** PC as the address of an instruction. */
    long pc() {
        return Integer.toUnsignedLong(get(Register.PC) & ~1);
    }
}
