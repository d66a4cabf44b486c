/**
 * What a run connects to SPI controllers: a wire from output to input, files, another controller. The lines themselves are in
 * {@code peripheral.spi}.
 */
package dev.mcusim.run.spi;
