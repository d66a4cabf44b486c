package dev.mcusim.peripheral.stm32.adc;

import dev.mcusim.peripheral.Pin;
import dev.mcusim.peripheral.Pins;
import java.util.List;

/** What is at the channels of a converter: pins, and voltages from within the chip that common registers connect. */
final class AnalogInputs {

    /** The temperature sensor. */
    static final String TEMPERATURE = "TEMP";
    /** The internal reference voltage. */
    static final String REFERENCE = "VREFINT";
    /** The voltage of the battery pin behind a divider. */
    static final String BATTERY = "VBAT";
    /** Those two at one channel: the battery where both are connected. */
    static final String BATTERY_OR_TEMPERATURE = "VBAT/TEMP";

    /** Of converters with 16 bits. */
    private static final int FIRST_SLOW_CHANNEL = 10;

    private final List<String> sources;
    private final Pin[] pins;
    private final AdcGroup group;
    private final boolean wide;
    private final InternalVoltages voltages;

    /**
     * @param sources what is at each channel: pins as {@code PA0}, and the above
     * @param wide    whether the channels are numbered as on STM32H7
     */
    AnalogInputs(List<String> sources, Pins all, AdcGroup group, InternalVoltages voltages, boolean wide) {
        this.wide = wide;
        this.sources = sources;
        this.group = group;
        this.voltages = voltages;
        pins = new Pin[sources.size()];
        for (int channel = 0; channel < pins.length; channel++) {
            pins[channel] = all.has(sources.get(channel)) ? all.pin(sources.get(channel)) : null;
        }
    }

    /** The voltage at a channel in microvolts; 0 where nothing is connected. */
    int microvolts(int channel) {
        if (channel >= pins.length) {
            return 0;
        }
        return pins[channel] != null ? pins[channel].microvolts() : internal(sources.get(channel));
    }

    /** Whether a channel leads to a pin. */
    boolean isPin(int channel) {
        return channel < pins.length && pins[channel] != null;
    }

    /**
     * What a differential conversion sees: half of the supply where both its inputs have the same voltage (RM0433, 25.4.7). The negative
     * input is another channel's positive one.
     */
    long difference(int channel) {
        return ((long) microvolts(channel) - microvolts(negative(channel)) + Pin.SUPPLY_MICROVOLTS) / 2;
    }

    private int negative(int channel) {
        if (!wide || channel >= FIRST_SLOW_CHANNEL) {
            return channel + 1;
        }
        return channel < 2 ? 0 : channel + 4;
    }

    private int internal(String source) {
        CommonSettings common = group.common();
        return switch (source) {
            case TEMPERATURE -> common.senses() ? voltages.temperature(InternalVoltages.ROOM) : 0;
            case REFERENCE -> common.connectsReference() ? voltages.reference() : 0;
            case BATTERY -> common.connectsBattery() ? voltages.battery() : 0;
            case BATTERY_OR_TEMPERATURE -> internal(common.connectsBattery() ? BATTERY : TEMPERATURE);
            default -> 0;
        };
    }
}
