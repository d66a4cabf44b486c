package dev.mcusim.machine;

import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.AddressSpace.Access;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.semihosting.Guest;

/** A machine as semihosting sees it: at the breakpoint by which the firmware asks. */
record SemihostingGuest(Machine machine, AddressSpace space) implements Guest {

    private static final int BREAKPOINT_BYTES = 2;

    @Override
    public int operation() {
        return machine.register(Register.R0);
    }

    @Override
    public int parameter() {
        return machine.register(Register.R1);
    }

    @Override
    public void resume(int result) {
        machine.setRegister(Register.R0, result);
        machine.setRegister(Register.PC, machine.register(Register.PC) + BREAKPOINT_BYTES);
    }

    @Override
    public boolean isMemory(long address, long length, boolean write) {
        return space.check(write ? Access.WRITE : Access.READ, address, length).isEmpty();
    }

    @Override
    public byte[] read(long address, int length) {
        return machine.readMemory(address, length);
    }

    @Override
    public void write(long address, byte[] bytes) {
        machine.writeMemory(address, bytes);
    }

    @Override
    public double seconds() {
        return machine.seconds();
    }
}
