package dev.mcusim.peripheral.stm32.usart;

import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.Wiring;
import java.util.function.LongSupplier;

/**
 * Where a serial port is made.
 *
 * @param name        of the port, as {@code USART3}: its interrupt is called so, its DMA requests {@code USART3_RX} and {@code USART3_TX}
 * @param layout      its registers
 * @param bytes       its size
 * @param wiring      what it is connected to
 * @param coreHertz   frequency of the core
 * @param kernelHertz frequency of the clock that its divider divides
 * @param fifo        characters its FIFOs hold, 0 where it has none
 */
public record UsartSite(
        String name,
        RegisterLayout layout,
        int bytes,
        Wiring wiring,
        LongSupplier coreHertz,
        LongSupplier kernelHertz,
        int fifo) {

    /** Whether the port is an LPUART, whose divider counts in 256ths. */
    boolean isLowPower() {
        return name.startsWith("LP");
    }

    /** How many of the steps that {@link LineSettings} counts are in a second. */
    long stepHertz() {
        return kernelHertz.getAsLong() * (isLowPower() ? 512 : 2);
    }
}
