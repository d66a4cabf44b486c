package dev.mcusim.trace;

import dev.mcusim.elf.ElfSymbol;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names of code: functions, and labels of assembly code where no function has told its size. Where two share an address, the longer one
 * counts.
 */
public final class CodeNames {

    /** What is no function of the image. */
    static final String UNKNOWN = "(unknown)";

    private final TreeMap<Long, ElfSymbol> names = new TreeMap<>();

    /** The names in a list of symbols. */
    public CodeNames(List<ElfSymbol> symbols) {
        for (ElfSymbol symbol : symbols) {
            if (symbol.type() != ElfSymbol.Type.OBJECT) {
                names.merge(symbol.address() & ~1L, symbol, (one, two) -> rank(two) > rank(one) ? two : one);
            }
        }
    }

    private static long rank(ElfSymbol symbol) {
        return symbol.type() == ElfSymbol.Type.FUNC ? symbol.size() + 1 : 0;
    }

    /** The function or label that an address belongs to, or {@link #UNKNOWN}. */
    String at(int address) {
        ElfSymbol symbol = symbolAt(address);
        return symbol == null ? UNKNOWN : symbol.name();
    }

    /** The same with an offset: {@code name+0x12}. */
    String describe(int address) {
        ElfSymbol symbol = symbolAt(address);
        if (symbol == null) {
            return UNKNOWN;
        }
        long offset = Integer.toUnsignedLong(address) - (symbol.address() & ~1L);
        return offset == 0 ? symbol.name() : "%s+0x%x".formatted(symbol.name(), offset);
    }

    private ElfSymbol symbolAt(int address) {
        long at = Integer.toUnsignedLong(address);
        Map.Entry<Long, ElfSymbol> floor = names.floorEntry(at);
        boolean found = floor != null
                && (floor.getValue().size() == 0 || floor.getValue().contains(at));
        return found ? floor.getValue() : null;
    }
}
