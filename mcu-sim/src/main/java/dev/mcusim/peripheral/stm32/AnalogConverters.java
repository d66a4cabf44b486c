package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.UnmodelledPeripheral;
import dev.mcusim.peripheral.stm32.adc.AdcSite;
import dev.mcusim.peripheral.stm32.adc.AdcTriggers;
import dev.mcusim.peripheral.stm32.adc.Converters;
import java.util.List;

/**
 * Which analog-to-digital converters the families have, what is at their channels (the data sheets' pin tables, as in ST's
 * STM32_open_pin_data; internal channels by ST's low-layer headers), and what their internal voltages are (data sheets, typical).
 */
final class AnalogConverters {

    /** What is not modelled of all of them. */
    static final String MISSING =
            "sampling of a voltage that changes within a conversion, errors of silicon, input impedance";

    private static final String REGISTERS = "adc";
    private static final String F4_F7 = "PA0 PA1 PA2 PA3 PA4 PA5 PA6 PA7 PB0 PB1 PC0 PC1 PC2 PC3 PC4 PC5 ";
    private static final String F4_F7_THIRD = "PA0 PA1 PA2 PA3 PF6 PF7 PF8 PF9 PF10 PF3 PC0 PC1 PC2 PC3 PF4 PF5";
    /** F401 and F405 to F417: the temperature sensor has a channel of its own. */
    private static final List<String> OLDEST = List.of("STM32F401RE", "STM32F407VG");

    private AnalogConverters() {}

    /** ADC1, ADC2 or ADC3. */
    static Device converter(Site site) {
        return isOlder(site)
                ? Converters.converter(place(site, "ADC_F"))
                : new UnmodelledPeripheral(site.name(), site.bytes());
    }

    /** What several of them share. */
    static Device common(Site site) {
        return isOlder(site)
                ? Converters.common(place(site, "ADC_F_COMMON"))
                : new UnmodelledPeripheral(site.name(), site.bytes());
    }

    private static boolean isOlder(Site site) {
        return site.family() == ChipFamily.F4 || site.family() == ChipFamily.F7;
    }

    private static AdcSite place(Site site, String block) {
        RegisterLayout layout = site.layout(REGISTERS, block);
        return new AdcSite(
                site.name(),
                layout,
                site.bytes(),
                site.wiring(),
                () -> site.rcc().clocks().core(),
                () -> site.rcc().kernelClock(site.name()),
                () -> site.rcc().clocks().bus(),
                site.converters().group("ADC"),
                List.of(inputs(site).split(" ")),
                FactoryCalibration.voltages(site.chip()),
                site.family() == ChipFamily.F4 ? AdcTriggers.F4 : AdcTriggers.F7);
    }

    private static boolean isOldest(Site site) {
        return OLDEST.contains(site.chip().id());
    }

    private static String inputs(Site site) {
        return switch (site.name()) {
            case "ADC1" -> F4_F7 + (isOldest(site) ? "TEMP VREFINT VBAT" : "- VREFINT VBAT/TEMP");
            case "ADC3" -> F4_F7_THIRD;
            default -> F4_F7.trim();
        };
    }
}
