package dev.mcusim.peripheral.stm32.spi;

import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.Wiring;
import java.util.function.LongSupplier;

/**
 * Where an SPI controller is made.
 *
 * @param name        of the controller, as {@code SPI1}: its interrupt is called so, its DMA requests {@code SPI1_RX} and {@code SPI1_TX}
 * @param layout      its registers
 * @param bytes       its size
 * @param wiring      what it is connected to
 * @param coreHertz   frequency of the core
 * @param kernelHertz frequency of the clock that its prescaler divides
 * @param fifo        bytes that each of its FIFOs holds, 2 where there is one data register for each direction
 */
public record SpiSite(
        String name,
        RegisterLayout layout,
        int bytes,
        Wiring wiring,
        LongSupplier coreHertz,
        LongSupplier kernelHertz,
        int fifo) {}
