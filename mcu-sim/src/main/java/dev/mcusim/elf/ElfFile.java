package dev.mcusim.elf;

import java.util.List;
import java.util.Optional;

/**
 * What a simulator needs of a 32-bit Arm executable.
 *
 * @param entry    the entry point with the Thumb bit cleared
 * @param segments loadable segments in file order; their load ranges do not overlap
 * @param symbols  functions, objects and labels, sorted by address, then name
 */
public record ElfFile(long entry, List<ElfSegment> segments, List<ElfSymbol> symbols) {

    /** Largest file that is read, in bytes. */
    public static final int MAX_FILE_BYTES = 256 << 20;

    /** Largest sum of the segments' bytes. */
    public static final int MAX_SEGMENT_BYTES = 256 << 20;

    /** Largest number of characters of one symbol name. */
    public static final int MAX_NAME_LENGTH = 4096;

    /** Largest number of characters of all symbol names. */
    public static final int MAX_NAME_CHARACTERS = 64 << 20;

    public ElfFile {
        segments = List.copyOf(segments);
        symbols = List.copyOf(symbols);
    }

    /**
     * Reads an executable.
     *
     * @param file the whole file
     * @throws ElfException for everything that is wrong with it
     */
    public static ElfFile read(byte[] file) {
        return new ElfReader(file).read();
    }

    /** The symbol of that name, the first one by address when there are several. */
    public Optional<ElfSymbol> symbol(String name) {
        return symbols.stream().filter(symbol -> symbol.name().equals(name)).findFirst();
    }

    /** The function that contains the address, if a function with a size does. */
    public Optional<ElfSymbol> functionAt(long address) {
        return symbols.stream()
                .filter(symbol -> symbol.type() == ElfSymbol.Type.FUNC && symbol.contains(address))
                .findFirst();
    }
}
