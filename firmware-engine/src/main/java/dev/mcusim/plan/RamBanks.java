package dev.mcusim.plan;

import dev.mcusim.board.MemoryRegion;
import dev.mcusim.board.MemoryRegion.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The RAM of a chip that firmware can use for data right after reset, in order of preference. */
final class RamBanks {
    /**
     * STM32H7 keeps the clocks of its D2 SRAMs off after reset (RM0433, RCC_AHB2ENR: SRAM1EN to SRAM3EN are 0; RM0455 for
     * the AHB SRAMs of the H7A3). The firmware leaves clocks alone, so it does not use them.
     */
    private static final long GATED_SRAM_BASE = 0x3000_0000L;

    private static final long GATED_SRAM_END = 0x3800_0000L;

    private RamBanks() {}

    /** Each tightly coupled memory alone. */
    static List<RamBank> tight(List<MemoryRegion> regions) {
        return usable(regions).stream()
                .filter(region -> region.kind() == Kind.DTCM)
                .map(region -> new RamBank(List.of(new RamBank.Part(region, region.base()))))
                .toList();
    }

    /**
     * All usable RAM, each byte once, in as few banks as possible.
     *
     * @param aliases whether a region may be used at an alias address when that joins it to another
     * @return banks with tightly coupled memory first, then larger before smaller
     */
    static List<RamBank> joined(List<MemoryRegion> regions, boolean aliases) {
        List<MemoryRegion> left = new ArrayList<>(usable(regions));
        List<RamBank> banks = new ArrayList<>();
        while (!left.isEmpty()) {
            MemoryRegion head = left.remove(0);
            List<RamBank.Part> parts = new ArrayList<>(List.of(new RamBank.Part(head, head.base())));
            Optional<RamBank.Part> next = startingAt(left, parts.get(0).end(), aliases);
            while (next.isPresent()) {
                parts.add(next.get());
                left.remove(next.get().region());
                next = startingAt(left, next.get().end(), aliases);
            }
            banks.add(new RamBank(parts));
        }
        return banks.stream()
                .sorted(Comparator.comparing((RamBank bank) -> !isTight(bank))
                        .thenComparing(Comparator.comparingLong(RamBank::size).reversed())
                        .thenComparingLong(RamBank::base))
                .toList();
    }

    /** Usable regions: those whose own base lies in the SRAM address range first, as only these are continued by others. */
    private static List<MemoryRegion> usable(List<MemoryRegion> regions) {
        return regions.stream()
                .filter(RamBanks::holdsData)
                .filter(region -> region.base() < GATED_SRAM_BASE || region.base() >= GATED_SRAM_END)
                .sorted(Comparator.comparing((MemoryRegion region) -> region.base() < 0x2000_0000L)
                        .thenComparingLong(MemoryRegion::base))
                .toList();
    }

    private static boolean holdsData(MemoryRegion region) {
        return region.writable()
                && (region.kind() == Kind.DTCM || region.kind() == Kind.SRAM || region.kind() == Kind.CCM);
    }

    private static boolean isTight(RamBank bank) {
        return bank.parts().get(0).region().kind() == Kind.DTCM;
    }

    private static Optional<RamBank.Part> startingAt(List<MemoryRegion> regions, long address, boolean aliases) {
        for (MemoryRegion region : regions) {
            boolean mirrored = aliases && region.aliases().stream().anyMatch(alias -> alias.base() == address);
            if (region.base() == address || mirrored) {
                return Optional.of(new RamBank.Part(region, address));
            }
        }
        return Optional.empty();
    }
}
