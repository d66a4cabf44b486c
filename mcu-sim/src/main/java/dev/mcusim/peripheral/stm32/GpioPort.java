package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;

/** A general-purpose port with nothing connected: inputs read what the output register holds. BSRR sets and resets bits of that. */
final class GpioPort {

    private GpioPort() {}

    static Device of(RegisterLayout layout, int bytes) {
        RegisterBank registers = new RegisterBank(layout, bytes);
        Register output = registers.register("ODR").writable(0xffff);
        registers.register("IDR").readOnly().reads(held -> output.value());
        registers
                .register("BSRR")
                .reads(held -> 0)
                .whenWritten(bits -> output.set(output.value() & ~(bits >>> 16) | bits & 0xffff));
        return registers;
    }
}
