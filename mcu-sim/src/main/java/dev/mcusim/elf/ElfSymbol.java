package dev.mcusim.elf;

/**
 * A named address of an executable.
 *
 * @param name    as in the symbol table
 * @param address unsigned 32-bit address; for functions with the Thumb bit (bit 0) cleared
 * @param size    bytes, 0 when the file does not say
 * @param type    what lives there
 */
public record ElfSymbol(String name, long address, long size, Type type) {

    /** The kinds of symbols that are kept; sections, files, mapping symbols ({@code $t}) and local labels are not. */
    public enum Type {
        /** Code. */
        FUNC,
        /** Data. */
        OBJECT,
        /** An address that the linker script or assembly code names, as {@code _estack}; its size is 0. */
        LABEL
    }

    /** Whether {@code address} lies inside; a symbol without size covers only its own address. */
    public boolean contains(long other) {
        return other >= address && other < address + Math.max(1, size);
    }
}
