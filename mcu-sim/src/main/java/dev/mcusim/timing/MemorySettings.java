package dev.mcusim.timing;

/**
 * What the firmware has set up of all that decides how long memory takes.
 *
 * @param instructionCache      whether CCR.IC enables the L1 instruction cache
 * @param dataCache             whether CCR.DC enables the L1 data cache
 * @param flashWaitStates       FLASH_ACR.LATENCY
 * @param flashPrefetch         whether FLASH_ACR.PRFTEN lets the flash interface read ahead
 * @param flashInstructionCache whether the flash interface keeps lines of code: FLASH_ACR.ICEN, on F7 ARTEN
 * @param flashDataCache        whether the flash interface keeps lines of data: FLASH_ACR.DCEN
 * @param axiRatio              core clock cycles per cycle of the bus that reaches flash and the AXI SRAM: 1, on STM32H7 what HPRE says
 */
public record MemorySettings(
        boolean instructionCache,
        boolean dataCache,
        int flashWaitStates,
        boolean flashPrefetch,
        boolean flashInstructionCache,
        boolean flashDataCache,
        int axiRatio) {

    /** Everything off, no wait states: a Cortex-M4 part after reset. */
    public static final MemorySettings OFF = new MemorySettings(false, false, 0, false, false, false, 1);

    /** These settings with other L1 caches. */
    public MemorySettings withCaches(boolean instruction, boolean data) {
        return new MemorySettings(
                instruction, data, flashWaitStates, flashPrefetch, flashInstructionCache, flashDataCache, axiRatio);
    }
}
