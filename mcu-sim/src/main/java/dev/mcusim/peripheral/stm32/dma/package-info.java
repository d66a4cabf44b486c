/**
 * The DMA controllers: those with streams (DMA1 and DMA2 of STM32F4, F7 and H7), those with channels (DMA1 and DMA2 of STM32L4+, BDMA of
 * STM32H7), and the multiplexers that lead requests to them. What is common to streams and channels is {@link
 * dev.mcusim.peripheral.stm32.dma.Transfer}; an {@link dev.mcusim.peripheral.stm32.dma.Arbiter} lets them have the bus one after the other.
 *
 * <p>The data cache of a Cortex-M7 has no contents of its own here, only an effect on time: loads always see what DMA has stored, and DMA
 * what the core has. Firmware that forgets to clean or invalidate lines works here and fails on silicon.
 */
package dev.mcusim.peripheral.stm32.dma;
