package dev.mcusim.peripheral.stm32.adc;

import java.util.HashMap;
import java.util.Map;

/** The groups of converters of a chip, each with its common registers. */
public final class AdcGroups {

    private final Map<String, AdcGroup> groups = new HashMap<>();

    /** The group of that name, which is made when it is first asked for. */
    public AdcGroup group(String name) {
        return groups.computeIfAbsent(name, key -> new AdcGroup());
    }
}
