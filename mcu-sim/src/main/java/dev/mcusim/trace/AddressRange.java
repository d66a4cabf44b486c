package dev.mcusim.trace;

import dev.mcusim.elf.ElfSymbol;
import dev.mcusim.image.SymbolIndex;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of code.
 *
 * @param start first address
 * @param end   address behind the last byte
 */
public record AddressRange(long start, long end) {

    private static final Pattern ADDRESSES = Pattern.compile("(0[xX][0-9a-fA-F]{1,8})-(0[xX][0-9a-fA-F]{1,8})");

    /**
     * The range that a text names: a function, or {@code 0x08000100-0x080001ff} with both ends included.
     *
     * @return empty when it is neither
     */
    public static Optional<AddressRange> of(String text, SymbolIndex symbols) {
        Matcher addresses = ADDRESSES.matcher(text);
        if (addresses.matches()) {
            long first = Long.decode(addresses.group(1));
            long last = Long.decode(addresses.group(2));
            return first <= last ? Optional.of(new AddressRange(first, last + 1)) : Optional.empty();
        }
        return symbols.address(text).stream()
                .boxed()
                .findFirst()
                .flatMap(symbols::at)
                .map(AddressRange::of);
    }

    private static AddressRange of(ElfSymbol function) {
        return new AddressRange(function.address(), function.address() + Math.max(1, function.size()));
    }

    /** Whether an address lies in the range. */
    public boolean contains(long address) {
        return address >= start && address < end;
    }
}
