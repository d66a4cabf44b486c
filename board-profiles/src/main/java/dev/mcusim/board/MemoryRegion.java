package dev.mcusim.board;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A range of addresses backed by one memory, as a processor core sees it.
 *
 * <p>Ranges are half open: the region covers {@code base} up to but not including {@link #end()}.
 *
 * @param name name in the reference manual, for example {@code DTCM} or {@code SRAM1}; unique within a chip
 * @param kind what sort of memory it is
 * @param base first byte address, 0 to 2<sup>32</sup> - 1
 * @param size length in bytes, at least 1; {@code base + size} is at most 2<sup>32</sup>
 * @param writable whether a plain store succeeds; false for flash, which is programmed through its controller
 * @param executable whether instructions can be fetched from it in the default memory map
 * @param dma which direct-memory-access controllers reach it
 * @param aliases other addresses at which the very same bytes appear; they share the region's size and permissions
 * @param bus the bus the core uses, in the words of the reference manual; empty where not known
 * @param unconfirmed the properties for which no source was read, a subset of {@code size}, {@code writable},
 *     {@code executable} and {@code dma}; the values given are then the cautious ones
 * @param note a remark for humans, possibly empty
 */
public record MemoryRegion(
        String name,
        Kind kind,
        long base,
        long size,
        boolean writable,
        boolean executable,
        Dma dma,
        List<Alias> aliases,
        String bus,
        Set<String> unconfirmed,
        String note) {

    /** The end of the 32-bit address space, 4 GiB. */
    public static final long ADDRESS_SPACE = 1L << 32;

    /** What sort of memory a region is. */
    public enum Kind {
        /** Main flash: code and constants. */
        FLASH,
        /** Tightly coupled instruction memory of a Cortex-M7. */
        ITCM,
        /** Tightly coupled data memory of a Cortex-M7. */
        DTCM,
        /** Static RAM on the bus matrix, including the AXI SRAM of STM32H7. */
        SRAM,
        /** Core-coupled memory of STM32F4: data only, on the D-Code bus, not reachable by DMA. */
        CCM,
        /** Battery-backed SRAM, behind a write-protection bit. */
        BACKUP,
        /** System memory with the manufacturer's boot loader. */
        ROM,
        /** One-time-programmable bytes. */
        OTP,
        /** Option bytes. */
        OPTION,
        /** Memory outside the chip, on an external bus. */
        EXTERNAL;

        /** The word used in profile files, for example {@code dtcm}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether memory of this kind keeps its contents without power and is read-only to plain stores. */
        public boolean readOnly() {
            return this == FLASH || this == ROM || this == OTP || this == OPTION;
        }
    }

    /** Which direct-memory-access controllers reach a region. */
    public enum Dma {
        /** All general-purpose controllers. */
        ALL,
        /** All, but only through the core's AHB slave port (DTCM of STM32F7). */
        AHBS,
        /** Only the master DMA controller (TCMs of STM32H7). */
        MDMA,
        /** No controller. */
        NONE;

        /** The word used in profile files, for example {@code mdma}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Another address of the same memory.
     *
     * @param base first byte address of the mirror
     * @param via how the core gets there, for example {@code ITCM (ART)}; empty where there is nothing to say
     */
    public record Alias(long base, String via) {
        public Alias {
            Objects.requireNonNull(via);
        }
    }

    public MemoryRegion {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(dma);
        Objects.requireNonNull(bus);
        Objects.requireNonNull(note);
        aliases = List.copyOf(aliases);
        unconfirmed = Set.copyOf(unconfirmed);
        if (base < 0 || size < 1 || size > ADDRESS_SPACE || base > ADDRESS_SPACE - size) {
            throw new IllegalArgumentException(
                    String.format("region %s: base 0x%08X, size 0x%X is not within 4 GiB", name, base, size));
        }
    }

    /** A region without aliases or remarks, which every DMA controller reaches. */
    public static MemoryRegion of(String name, Kind kind, long base, long size, boolean writable, boolean executable) {
        return new MemoryRegion(name, kind, base, size, writable, executable, Dma.ALL, List.of(), "", Set.of(), "");
    }

    /** The first byte address behind the region, at most 2<sup>32</sup>. */
    public long end() {
        return base + size;
    }

    /** Whether {@code address} lies in the region at its own base; aliases do not count. */
    public boolean contains(long address) {
        return address >= base && address < end();
    }

    /** Whether all of {@code [address, address + length)} lies in the region at its own base. */
    public boolean contains(long address, long length) {
        return length >= 0 && address >= base && length <= size && address <= end() - length;
    }

    /**
     * Translates an address at the region's own base or in one of its aliases.
     *
     * @return the address of the same byte at the region's own base, or empty when the address is somewhere else
     */
    public Optional<Long> canonical(long address) {
        if (contains(address)) {
            return Optional.of(address);
        }
        return aliases.stream()
                .filter(alias -> address >= alias.base() && address - alias.base() < size)
                .map(alias -> base + (address - alias.base()))
                .findFirst();
    }
}
