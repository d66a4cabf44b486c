package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.stm32.adc.AdcSite;
import dev.mcusim.peripheral.stm32.adc.AdcTriggers;
import dev.mcusim.peripheral.stm32.adc.Converters;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Which analog-to-digital converters the families have, and what is at their channels: the data sheets' pin tables, as in ST's
 * STM32_open_pin_data; internal channels by ST's low-layer headers.
 */
final class AnalogConverters {

    /** What is not modelled of all of them. */
    static final String MISSING =
            "errors and noise of silicon, start-up times, the queue of injected contexts, triggered oversampling, DAC and DFSDM";

    private static final String REGISTERS = "adc";
    private static final String F4_F7 = "PA0 PA1 PA2 PA3 PA4 PA5 PA6 PA7 PB0 PB1 PC0 PC1 PC2 PC3 PC4 PC5 ";
    private static final String F4_F7_THIRD = "PA0 PA1 PA2 PA3 PF6 PF7 PF8 PF9 PF10 PF3 PC0 PC1 PC2 PC3 PF4 PF5";
    private static final String L4 =
            "VREFINT PC0 PC1 PC2 PC3 PA0 PA1 PA2 PA3 PA4 PA5 PA6 PA7 PC4 PC5 PB0 PB1 TEMP VBAT";
    private static final String H7 =
            "PA0 PA1 PF11 PA6 PC4 PB1 PF12 PA7 PC5 PB0 PC0 PC1 PC2 PC3 PA2 PA3 PA0 PA1 PA4 PA5";
    private static final String H7_SECOND =
            "PA0 PA1 PF13 PA6 PC4 PB1 PF14 PA7 PC5 PB0 PC0 PC1 PC2 PC3 PA2 PA3 - - PA4 PA5";
    private static final String H7A3_SECOND =
            "PC2 PC3 PF13 PA6 PC4 PB1 PF14 PA7 PC5 PB0 PC0 PC1 PC2 PC3 VBAT - - - TEMP VREFINT";
    private static final String H7_THIRD =
            "PC2 PC3 PF9 PF7 PF5 PF3 PF10 PF8 PF6 PF4 PC0 PC1 PC2 PH2 PH3 PH4 PH5 VBAT TEMP VREFINT";
    private static final String H72_THIRD =
            "PC2 PC3 PF9 PF7 PF5 PF3 PF10 PF8 PF6 PF4 PC0 PC1 PC2 PH2 PH3 PH4 VBAT TEMP VREFINT -";
    /** The temperature sensor has a channel of its own. */
    private static final List<String> OLDEST = List.of("STM32F401RE", "STM32F407VG");

    private AnalogConverters() {}

    /** ADC1, ADC2 or ADC3. */
    static Device converter(Site site) {
        String block =
                switch (site.family()) {
                    case F4, F7 -> "ADC_F";
                    case L4 -> "ADC_L";
                    case H7 -> isSmallThird(site) ? "ADC_M" : "ADC_H";
                };
        return Converters.converter(place(site, block));
    }

    /** What several of them share. */
    static Device common(Site site) {
        boolean older = site.family() == ChipFamily.F4 || site.family() == ChipFamily.F7;
        return Converters.common(place(site, older ? "ADC_F_COMMON" : "ADC_LH_COMMON"));
    }

    private static AdcSite place(Site site, String block) {
        boolean apart = site.family() == ChipFamily.H7 && site.name().startsWith("ADC3");
        // Behind the prescaler the converters with 16 bits have another one by two (stm32h7xx_hal_adc.c,
        // ADC_ConfigureBoostMode).
        int divider = block.equals("ADC_H") ? 2 : 1;
        LongSupplier kernel = () -> site.rcc().kernelClock(site.name()) / divider;
        return new AdcSite(
                site.name(),
                site.layout(REGISTERS, block),
                site.bytes(),
                site.wiring(),
                () -> site.rcc().clocks().core(),
                kernel,
                () -> site.rcc().clocks().bus() / divider,
                site.converters().group(apart ? "ADC3" : "ADC"),
                List.of(inputs(site).split(" ")),
                FactoryCalibration.voltages(site.chip()),
                switch (site.family()) {
                    case F4 -> AdcTriggers.F4;
                    case F7 -> AdcTriggers.F7;
                    case H7, L4 -> AdcTriggers.H7_L4;
                });
    }

    /** ADC3 of STM32H723 has 12 bits. */
    private static boolean isSmallThird(Site site) {
        return site.name().equals("ADC3") && site.chip().registerMap().equals("h723");
    }

    private static String inputs(Site site) {
        return switch (site.family()) {
            case F4, F7 -> older(site);
            case L4 -> L4;
            case H7 -> h7(site);
        };
    }

    private static String older(Site site) {
        boolean oldest = OLDEST.contains(site.chip().id());
        return switch (site.name()) {
            case "ADC1" -> F4_F7 + (oldest ? "TEMP VREFINT VBAT" : "- VREFINT VBAT/TEMP");
            case "ADC3" -> F4_F7_THIRD;
            default -> F4_F7.trim();
        };
    }

    private static String h7(Site site) {
        return switch (site.name()) {
            case "ADC2" -> site.chip().registerMap().equals("h7a3") ? H7A3_SECOND : H7_SECOND;
            case "ADC3" -> isSmallThird(site) ? H72_THIRD : H7_THIRD;
            default -> H7;
        };
    }
}
