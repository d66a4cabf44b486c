package dev.mcusim.firmware;

/**
 * A name for a range of addresses.
 *
 * @param address the first byte; of functions without the Thumb bit
 * @param size in bytes
 */
public record ImageSymbol(String name, long address, long size, Kind kind) {
    /** What a symbol names. */
    public enum Kind {
        FUNCTION,
        OBJECT
    }

    /** The value of a reference to the symbol: the address, for functions with the Thumb bit set. */
    public long reference() {
        return kind == Kind.FUNCTION ? address | 1 : address;
    }
}
