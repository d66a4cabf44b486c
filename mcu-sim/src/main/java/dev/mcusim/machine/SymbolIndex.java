package dev.mcusim.machine;

import dev.mcusim.elf.ElfSymbol;
import dev.mcusim.image.ProgramImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The functions of an image by address. Where two share an address, the longer one counts, then the first by name. */
final class SymbolIndex {

    private final TreeMap<Long, ElfSymbol> functions = new TreeMap<>();

    SymbolIndex(ProgramImage image) {
        List<ElfSymbol> all = image.symbols().stream()
                .filter(symbol -> symbol.type() == ElfSymbol.Type.FUNC)
                .toList();
        for (ElfSymbol symbol : all) {
            functions.merge(symbol.address(), symbol, (one, two) -> two.size() > one.size() ? two : one);
        }
    }

    /** The function with the greatest address up to this one that contains it. */
    Optional<ElfSymbol> at(long address) {
        Map.Entry<Long, ElfSymbol> floor = functions.floorEntry(address);
        return floor != null && floor.getValue().contains(address) ? Optional.of(floor.getValue()) : Optional.empty();
    }

    /** The first function of that name. */
    OptionalLong address(String name) {
        return functions.values().stream()
                .filter(symbol -> symbol.name().equals(name))
                .mapToLong(ElfSymbol::address)
                .findFirst();
    }

    /** {@code name+0x12}, or empty when no function contains the address. */
    Optional<String> describe(long address) {
        return at(address).map(symbol -> {
            long offset = address - symbol.address();
            return offset == 0 ? symbol.name() : "%s+0x%x".formatted(symbol.name(), offset);
        });
    }
}
