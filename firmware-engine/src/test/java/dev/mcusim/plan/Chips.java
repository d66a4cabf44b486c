package dev.mcusim.plan;

import dev.mcusim.board.MemoryRegion;
import dev.mcusim.board.MemoryRegion.Kind;
import java.util.List;
import java.util.Set;

/** Memory maps of a few chips, as the reference manuals give them. */
final class Chips {
    static final List<MemoryRegion> F746 = List.of(
            ram("DTCM", Kind.DTCM, 0x2000_0000L, 64),
            ram("SRAM1", Kind.SRAM, 0x2001_0000L, 240),
            ram("SRAM2", Kind.SRAM, 0x2004_C000L, 16));

    static final List<MemoryRegion> F407 = List.of(
            ram("CCM", Kind.CCM, 0x1000_0000L, 64),
            ram("SRAM1", Kind.SRAM, 0x2000_0000L, 112),
            ram("SRAM2", Kind.SRAM, 0x2001_C000L, 16));

    static final List<MemoryRegion> H743 = List.of(
            ram("ITCM", Kind.ITCM, 0, 64),
            ram("DTCM", Kind.DTCM, 0x2000_0000L, 128),
            ram("AXISRAM", Kind.SRAM, 0x2400_0000L, 512),
            ram("SRAM1", Kind.SRAM, 0x3000_0000L, 128),
            ram("SRAM4", Kind.SRAM, 0x3800_0000L, 64));

    static final List<MemoryRegion> L4R5 = List.of(
            ram("SRAM1", Kind.SRAM, 0x2000_0000L, 192),
            new MemoryRegion(
                    "SRAM2",
                    Kind.SRAM,
                    0x1000_0000L,
                    64 << 10,
                    true,
                    true,
                    MemoryRegion.Dma.ALL,
                    List.of(new MemoryRegion.Alias(0x2003_0000L, "")),
                    "",
                    Set.of(),
                    ""),
            ram("SRAM3", Kind.SRAM, 0x2004_0000L, 384));

    private Chips() {}

    private static MemoryRegion ram(String name, Kind kind, long base, long kibibytes) {
        return MemoryRegion.of(name, kind, base, kibibytes << 10, true, true);
    }
}
