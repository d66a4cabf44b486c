package dev.mcusim.plan;

import dev.mcusim.board.MemoryRegion;
import java.util.List;
import java.util.stream.Collectors;

/**
 * RAM without a gap: one memory region, or several whose addresses follow each other.
 *
 * @param parts the regions and where each of them starts, by rising address
 */
public record RamBank(List<Part> parts) {
    /**
     * A region at one of its addresses.
     *
     * @param region the memory
     * @param base where it is used: its own base or an alias
     */
    public record Part(MemoryRegion region, long base) {
        /** The first address behind the part. */
        public long end() {
            return base + region.size();
        }
    }

    public RamBank {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a bank needs a region");
        }
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).base() != parts.get(i - 1).end()) {
                throw new IllegalArgumentException("there is a gap in front of " + parts.get(i));
            }
        }
    }

    /** The first address. */
    public long base() {
        return parts.get(0).base();
    }

    /** The first address behind the bank. */
    public long end() {
        return parts.get(parts.size() - 1).end();
    }

    /** Size in bytes. */
    public long size() {
        return end() - base();
    }

    /** The names of the regions, joined by a plus sign: {@code DTCM+SRAM1+SRAM2}. */
    public String name() {
        return parts.stream().map(part -> part.region().name()).collect(Collectors.joining("+"));
    }
}
