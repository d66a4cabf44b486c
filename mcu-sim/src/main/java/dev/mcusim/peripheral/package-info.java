/**
 * What every peripheral is made of: a {@link dev.mcusim.peripheral.RegisterBank} of registers and fields that is declared as the reference
 * manual's table reads, the bus that leads from an address to a bank, and the list of what firmware touched although it is not modelled;
 * and the wiring between them: interrupt lines, DMA requests, {@link dev.mcusim.peripheral.Signal signals}, and the
 * {@link dev.mcusim.peripheral.Pin pins}, which are the border to the world outside.
 *
 * <p>A peripheral knows its registers, never the machine it is in or the address it is at. The peripherals of a maker are in packages of
 * their own ({@code peripheral.stm32}).
 */
package dev.mcusim.peripheral;
