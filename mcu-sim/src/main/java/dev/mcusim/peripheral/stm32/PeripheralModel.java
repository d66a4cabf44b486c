package dev.mcusim.peripheral.stm32;

/**
 * How much of one peripheral of a chip is modelled.
 *
 * @param name    of the peripheral, as {@code USART3}
 * @param base    its first address
 * @param extent  how much of it
 * @param missing what is not, in a few words; empty unless some of it is
 */
public record PeripheralModel(String name, long base, Extent extent, String missing) {}
