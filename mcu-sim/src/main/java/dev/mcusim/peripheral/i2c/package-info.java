/**
 * I2C outside the chip: buses of two wires with pull-ups, the devices on them, and the chip's ends. What happens on a bus is told in
 * addresses and bytes; how long these take, and when they are put there, is decided by the controllers:
 * {@link dev.mcusim.peripheral.stm32.i2c}.
 */
package dev.mcusim.peripheral.i2c;
