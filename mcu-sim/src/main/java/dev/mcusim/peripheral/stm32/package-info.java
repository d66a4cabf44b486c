/**
 * The peripherals of STM32F4, F7, H7 and L4+: reset and clock control with its clock tree, power control, the flash interface, ports,
 * external interrupts, timers, the real-time clock, watchdogs, serial ports, DMA, CRC unit, random numbers, identification. Differences between chips come from the register
 * maps of their profiles; only where behaviour differs there are several classes. All other peripherals of a chip answer too, read
 * what was written, and are counted when touched.
 */
package dev.mcusim.peripheral.stm32;
