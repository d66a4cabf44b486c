package dev.mcusim.timing;

import dev.mcusim.board.Chip;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.board.MemoryRegion.Kind;

/** How long the buses behind a Cortex-M7 take, by family. */
sealed interface M7Buses permits F7Buses, H7Buses {

    /** The buses of a chip. */
    static M7Buses of(Chip chip) {
        return chip.flash().accelerator().present() ? new F7Buses() : new H7Buses(chip);
    }

    /** The way to a memory. */
    BusTiming timing(MemoryRegion region, MemorySettings settings);

    /** Cycles of an access to a peripheral. */
    int device(MemorySettings settings);

    /** Whether a region is flash. */
    static boolean isFlash(MemoryRegion region) {
        return region.kind() == Kind.FLASH;
    }
}
