package dev.mcusim.image;

import dev.mcusim.elf.ElfSymbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The symbols of an image by address and name. Where two functions or two objects share an address, the longer one counts. */
public final class SymbolIndex {

    private final TreeMap<Long, ElfSymbol> functions = new TreeMap<>();
    private final TreeMap<Long, ElfSymbol> objects = new TreeMap<>();
    private final Map<String, ElfSymbol> names = new HashMap<>();

    /** Indexes an image's symbols. */
    public SymbolIndex(ProgramImage image) {
        this(image.symbols());
    }

    /** Indexes symbols; of several with the same name, the first is found by it. */
    public SymbolIndex(List<ElfSymbol> symbols) {
        for (ElfSymbol symbol : symbols) {
            names.putIfAbsent(symbol.name(), symbol);
            switch (symbol.type()) {
                case FUNC -> add(functions, symbol);
                case OBJECT -> add(objects, symbol);
                case LABEL -> {}
            }
        }
    }

    private static void add(TreeMap<Long, ElfSymbol> index, ElfSymbol symbol) {
        index.merge(symbol.address(), symbol, (one, two) -> two.size() > one.size() ? two : one);
    }

    /** The function with the greatest address up to this one that contains it. */
    public Optional<ElfSymbol> at(long address) {
        return containing(functions, address);
    }

    /** The variable or constant with the greatest address up to this one that contains it. */
    public Optional<ElfSymbol> objectAt(long address) {
        return containing(objects, address);
    }

    private static Optional<ElfSymbol> containing(TreeMap<Long, ElfSymbol> index, long address) {
        Map.Entry<Long, ElfSymbol> floor = index.floorEntry(address);
        return floor != null && floor.getValue().contains(address) ? Optional.of(floor.getValue()) : Optional.empty();
    }

    /** The address of the first function of that name. */
    public OptionalLong address(String name) {
        return functions.values().stream()
                .filter(symbol -> symbol.name().equals(name))
                .mapToLong(ElfSymbol::address)
                .findFirst();
    }

    /** The address of the first symbol of that name, whatever it is. */
    public OptionalLong named(String name) {
        ElfSymbol symbol = names.get(name);
        return symbol == null ? OptionalLong.empty() : OptionalLong.of(symbol.address());
    }

    /** {@code name+0x12}, or empty when no function contains the address. */
    public Optional<String> describe(long address) {
        return at(address).map(symbol -> describe(symbol, address));
    }

    /** {@code name+0x12} of the variable or constant that contains the address. */
    public Optional<String> describeObject(long address) {
        return objectAt(address).map(symbol -> describe(symbol, address));
    }

    private static String describe(ElfSymbol symbol, long address) {
        long offset = address - symbol.address();
        return offset == 0 ? symbol.name() : "%s+0x%x".formatted(symbol.name(), offset);
    }
}
