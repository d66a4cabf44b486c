package dev.mcusim.timing;

import dev.mcusim.board.Chip;
import dev.mcusim.board.MemoryRegion;

/** STM32H7: AXI at a fraction of the core's clock, flash and AXI SRAM on it, other SRAM behind bridges to AHB matrices. */
final class H7Buses implements M7Buses {

    /**
     * Cycles that code takes longer than data, so that CoreMark without caches is as much slower from flash, AXI SRAM, SRAM1 and SRAM4 as
     * ST's datasheets say: DS12110 for STM32H743 at 400 MHz, DS13313 for STM32H723 at 550 MHz.
     */
    private static final int FETCH = 3;

    private static final int FETCH_H74X = 7;

    /** Whether AXI SRAM takes one read at a time, as firmware has to set it up on revision Y (ES0392, 2.2.9). */
    private final boolean limitsReads;

    private final int fetch;

    H7Buses(Chip chip) {
        boolean h74x = chip.flash().timing().name().equals("h74x");
        limitsReads = h74x;
        fetch = h74x ? FETCH_H74X : FETCH;
    }

    @Override
    public BusTiming timing(MemoryRegion region, MemorySettings settings) {
        int ratio = settings.axiRatio();
        if (M7Buses.isFlash(region)) {
            return in(ratio, 3 + settings.flashWaitStates(), 1, 1, true);
        }
        return switch (region.bus()) {
            case "AXI" -> in(ratio, 3, 1, 1, !limitsReads);
            case "D2 AHB", "CD AHB" -> in(ratio, 6, 2, 2, true);
            default -> in(ratio, 8, 2, 2, true);
        };
    }

    private BusTiming in(int ratio, int first, int beat, int write, boolean overlaps) {
        return new BusTiming(first * ratio, fetch, beat * ratio, write * ratio, overlaps);
    }

    @Override
    public int device(MemorySettings settings) {
        return 8 * settings.axiRatio();
    }
}
