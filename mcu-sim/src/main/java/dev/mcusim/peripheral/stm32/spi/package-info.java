/**
 * SPI controllers of three versions: STM32F4 with one frame for each direction, STM32F7 and L4+ with a FIFO of four bytes, STM32H7 with
 * packets and counted transfers. What is connected to them is in {@code peripheral.spi}. Their I2S modes are not here: setting one is
 * counted as an access to something that is not modelled.
 */
package dev.mcusim.peripheral.stm32.spi;
