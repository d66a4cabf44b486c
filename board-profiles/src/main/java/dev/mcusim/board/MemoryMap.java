package dev.mcusim.board;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Look-ups in a list of regions, shared by chips and boards. */
final class MemoryMap {
    private MemoryMap() {}

    static MemoryRegion byName(List<MemoryRegion> regions, String owner, String name) {
        return regions.stream()
                .filter(region -> region.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(owner + " has no memory region " + name + "; it has "
                        + regions.stream().map(MemoryRegion::name).collect(Collectors.joining(", "))));
    }

    static Optional<MemoryRegion> at(List<MemoryRegion> regions, long address) {
        return regions.stream()
                .filter(region -> region.canonical(address).isPresent())
                .findFirst();
    }
}
