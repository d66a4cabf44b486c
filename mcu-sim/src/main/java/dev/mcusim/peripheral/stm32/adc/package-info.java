/**
 * Analog-to-digital converters (RM0090, 13; RM0385, 15; RM0433, 25; RM0432, 21). A {@link dev.mcusim.peripheral.stm32.adc.Converter} has two
 * sequences of conversions, regular and injected, which its {@link dev.mcusim.peripheral.stm32.adc.Sequencer} carries out one behind the other;
 * converters that share common registers are an {@link dev.mcusim.peripheral.stm32.adc.AdcGroup}. What is at the inputs is for pins to say.
 */
package dev.mcusim.peripheral.stm32.adc;
