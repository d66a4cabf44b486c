/**
 * The lines of SPI controllers: what leads from a controller to the world outside the chip, and what may be connected there. Nothing here
 * knows a register; the controllers are in {@code peripheral.stm32.spi}.
 */
package dev.mcusim.peripheral.spi;
