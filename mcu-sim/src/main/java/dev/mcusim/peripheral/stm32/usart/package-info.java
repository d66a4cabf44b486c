/**
 * USART, UART and LPUART of STM32: characters take simulated time. {@link dev.mcusim.peripheral.stm32.usart.OlderUsart} has the registers of
 * STM32F4, {@link dev.mcusim.peripheral.stm32.usart.NewerUsart} those of F7, H7 and L4+; what both do alike is below them. What is at the
 * other end of the wires is not here: {@link dev.mcusim.peripheral.SerialLine}.
 */
package dev.mcusim.peripheral.stm32.usart;
