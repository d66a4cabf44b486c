package dev.mcusim.firmware;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A linked firmware.
 *
 * @param entry the first instruction after reset, without the Thumb bit
 * @param sections by rising load address, those in flash first
 * @param symbols by rising address
 */
public record FirmwareImage(long entry, List<ImageSection> sections, List<ImageSymbol> symbols) {
    /** What erased flash reads. */
    private static final byte ERASED = (byte) 0xFF;

    public FirmwareImage {
        sections = List.copyOf(sections);
        symbols = List.copyOf(symbols);
    }

    /** The first address that is programmed: the vector table. */
    public long flashBase() {
        return sections.stream()
                .filter(ImageSection::isLoaded)
                .mapToLong(ImageSection::loadAddress)
                .min()
                .orElseThrow();
    }

    /** What is programmed, from {@link #flashBase()} on; gaps read as erased flash. */
    public byte[] flash() {
        long base = flashBase();
        long end = sections.stream()
                .filter(ImageSection::isLoaded)
                .mapToLong(section -> section.loadAddress() + section.size())
                .max()
                .orElseThrow();
        byte[] flash = new byte[Math.toIntExact(end - base)];
        Arrays.fill(flash, ERASED);
        for (ImageSection section : sections) {
            byte[] bytes = section.bytes();
            if (bytes.length > 0) {
                System.arraycopy(bytes, 0, flash, Math.toIntExact(section.loadAddress() - base), bytes.length);
            }
        }
        return flash;
    }

    /** The section with a name, if the image has it. */
    public Optional<ImageSection> section(String name) {
        return sections.stream().filter(section -> section.name().equals(name)).findFirst();
    }

    /**
     * The symbol with a name.
     *
     * @throws IllegalArgumentException when the image has none of that name
     */
    public ImageSymbol symbol(String name) {
        return symbols.stream()
                .filter(symbol -> symbol.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the image has no symbol " + name));
    }
}
