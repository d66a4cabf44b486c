package dev.mcusim.timing;

import dev.mcusim.board.Chip;
import dev.mcusim.board.MemoryRegion;

/** STM32H7: AXI at a fraction of the core's clock, flash and AXI SRAM on it, other SRAM behind bridges to AHB matrices. */
final class H7Buses implements M7Buses {

    private final boolean limitsReads;
    private int ratio = 1;

    H7Buses(Chip chip) {
        limitsReads = chip.flash().timing().name().equals("h74x");
    }

    @Override
    public BusTiming timing(MemoryRegion region, MemorySettings settings) {
        ratio = settings.axiRatio();
        if (M7Buses.isFlash(region)) {
            return in(6 + settings.flashWaitStates(), 1, 1, true);
        }
        return switch (region.bus()) {
            case "AXI" -> in(5, 1, 1, !limitsReads);
            case "D2 AHB", "CD AHB" -> in(8, 2, 2, true);
            default -> in(10, 2, 2, true);
        };
    }

    private BusTiming in(int first, int beat, int write, boolean overlaps) {
        return new BusTiming(first * ratio, beat * ratio, write * ratio, overlaps);
    }

    @Override
    public int device() {
        return 8 * ratio;
    }
}
