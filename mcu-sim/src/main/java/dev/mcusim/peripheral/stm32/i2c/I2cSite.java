package dev.mcusim.peripheral.stm32.i2c;

import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.Wiring;
import java.util.function.LongSupplier;

/**
 * Where a controller is made.
 *
 * @param name        of the controller, as {@code I2C1}: its interrupts are called {@code I2C1_EV} and {@code I2C1_ER}, its DMA requests
 *                    {@code I2C1_RX} and {@code I2C1_TX}
 * @param layout      its registers
 * @param bytes       its size
 * @param wiring      what it is connected to
 * @param coreHertz   frequency of the core
 * @param kernelHertz frequency of the clock that its dividers divide
 */
public record I2cSite(
        String name,
        RegisterLayout layout,
        int bytes,
        Wiring wiring,
        LongSupplier coreHertz,
        LongSupplier kernelHertz) {

    InterruptLine events() {
        return wiring.interrupts().source(name + "_EV");
    }

    InterruptLine errors() {
        return wiring.interrupts().source(name + "_ER");
    }
}
