/**
 * I2C controllers of STM32, as masters and as slaves: conditions and bytes take simulated time. {@link dev.mcusim.peripheral.stm32.i2c.OlderI2c}
 * has the registers of STM32F4, {@link dev.mcusim.peripheral.stm32.i2c.NewerI2c} those of F7, H7 and L4+; what puts things on the bus for both
 * is {@link dev.mcusim.peripheral.stm32.i2c.MasterSide}. What is on the bus is not here: {@link dev.mcusim.peripheral.i2c}.
 */
package dev.mcusim.peripheral.stm32.i2c;
