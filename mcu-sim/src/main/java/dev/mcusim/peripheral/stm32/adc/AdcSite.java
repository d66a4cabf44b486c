package dev.mcusim.peripheral.stm32.adc;

import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.Wiring;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Where a converter, or the common registers of a group, is made.
 *
 * @param name        as {@code ADC1}, which is the name of its DMA request, too
 * @param layout      its registers
 * @param bytes       its size
 * @param wiring      what it is connected to
 * @param coreHertz   frequency of the core
 * @param kernelHertz frequency of the clock that the RCC gives it
 * @param busHertz    frequency of the AHB
 * @param group       the converters that it shares common registers with
 * @param inputs      what is at its channels: pins as {@code PA0}, or as {@link AnalogInputs} names them
 * @param voltages    what the internal ones are
 * @param triggers    the signals that can start its conversions
 */
public record AdcSite(
        String name,
        RegisterLayout layout,
        int bytes,
        Wiring wiring,
        LongSupplier coreHertz,
        LongSupplier kernelHertz,
        LongSupplier busHertz,
        AdcGroup group,
        List<String> inputs,
        InternalVoltages voltages,
        AdcTriggers triggers) {

    public AdcSite {
        inputs = List.copyOf(inputs);
    }

    /** The place of a converter in its group, 0 to 2. */
    int index() {
        return name.equals("ADC2") ? 1 : name.equals("ADC3") && !layout.has("ISR") ? 2 : 0;
    }
}
