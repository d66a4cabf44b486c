package dev.mcusim.bus;

import dev.mcusim.board.MemoryRegion;

/**
 * A range of addresses that shows a memory region: the region's own range or one of its aliases.
 *
 * @param region the memory behind the window
 * @param base   first byte address, unsigned 32 bit
 */
public record Window(MemoryRegion region, long base) {

    /** The first address behind the window. */
    public long end() {
        return base + region.size();
    }

    /** Bytes. */
    public long size() {
        return region.size();
    }

    /** Whether all of {@code [address, address + length)} lies inside. */
    public boolean contains(long address, long length) {
        return address >= base && address + length <= end();
    }

    /** The region's name, with {@code alias} where this is not its own range. */
    public String name() {
        return base == region.base() ? region.name() : region.name() + " alias";
    }

    /** Name and range, as in {@code SRAM1 [0x20010000, 0x2004c000)}. */
    @Override
    public String toString() {
        return "%s [0x%08x, 0x%08x)".formatted(name(), base, end());
    }
}
