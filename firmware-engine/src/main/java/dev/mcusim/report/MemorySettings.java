package dev.mcusim.report;

import java.io.Serializable;

/**
 * What decides how long memory takes: L1 caches, wait states of the flash and what its interface keeps, bus clock. The component names
 * are field names of JSON reports.
 *
 * @param coreCyclesPerBusCycle of the bus between core and flash
 */
public record MemorySettings(
        boolean instructionCache,
        boolean dataCache,
        int flashWaitStates,
        boolean flashPrefetch,
        boolean flashInstructionCache,
        boolean flashDataCache,
        int coreCyclesPerBusCycle)
        implements Serializable {

    /** As a machine has them. */
    public static MemorySettings of(dev.mcusim.timing.MemorySettings settings) {
        return new MemorySettings(
                settings.instructionCache(),
                settings.dataCache(),
                settings.flashWaitStates(),
                settings.flashPrefetch(),
                settings.flashInstructionCache(),
                settings.flashDataCache(),
                settings.axiRatio());
    }
}
