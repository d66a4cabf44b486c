package dev.mcusim.peripheral.stm32.flash;

/**
 * How the flash of STM32H7 is divided.
 *
 * @param sector   bytes of a sector
 * @param sectors  how many of them a bit of WPSN protects
 * @param wordSize bytes of a flash word, which are programmed at once
 * @param bank     bytes of a bank
 */
public record H7Geometry(long sector, int sectors, int wordSize, long bank) {}
