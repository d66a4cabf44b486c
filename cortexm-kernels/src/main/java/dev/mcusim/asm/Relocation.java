package dev.mcusim.asm;

/**
 * A place in the code that depends on the address of a symbol.
 *
 * @param offset of the place in bytes from the start of the code
 * @param kind what the place looks like
 * @param symbol whose address is meant
 * @param addend bytes added to that address
 */
public record Relocation(int offset, Kind kind, String symbol, int addend) {
    /** What is patched. */
    public enum Kind {
        /** A MOVW and, right behind it, a MOVT of the same register: lower and upper half of the address. */
        MOVW_MOVT,
        /** A BL: the distance from its address plus 4. */
        BL,
        /** A word of data: the address. */
        ABS32
    }
}
