package dev.mcusim.peripheral.stm32.adc;

import dev.mcusim.bus.Device;

/** Makes converters and their common registers. */
public final class Converters {

    private Converters() {}

    /** The converter of that place. */
    public static Device converter(AdcSite site) {
        return site.layout().has("ISR") ? NewerAdc.of(site) : OlderAdc.of(site);
    }

    /** The common registers of that place. */
    public static Device common(AdcSite site) {
        return site.layout().has("CCR.DUAL") ? NewerCommon.of(site) : OlderCommon.of(site);
    }
}
