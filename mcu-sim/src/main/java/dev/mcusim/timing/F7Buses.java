package dev.mcusim.timing;

import dev.mcusim.board.MemoryRegion;

/** STM32F7: one clock for core, AXI and AHB. Flash has a port of 64 bits on AXI; SRAM1 and SRAM2 stand behind a bridge to the AHB matrix. */
final class F7Buses implements M7Buses {

    /** Cycles that code takes longer than data. */
    private static final int FETCH = 5;

    @Override
    public BusTiming timing(MemoryRegion region, MemorySettings settings) {
        if (M7Buses.isFlash(region)) {
            return new BusTiming(3 + settings.flashWaitStates(), FETCH, 1, 1, true);
        }
        return new BusTiming(4, FETCH, 2, 2, true);
    }

    @Override
    public int device(MemorySettings settings) {
        return 5;
    }
}
