package dev.mcusim.isa.meaning;

/**
 * Memory as loads and stores see it: little-endian, unaligned accesses allowed unless the core traps them. An access that is not
 * allowed throws what the core makes of it.
 */
public interface DataMemory {

    /** The word at an address. */
    int loadWord(int address);

    /** The halfword at an address, zero-extended. */
    int loadHalfword(int address);

    /** The byte at an address, zero-extended. */
    int loadByte(int address);

    /** Stores a word. */
    void storeWord(int address, int value);

    /** Stores the lower half of a value. */
    void storeHalfword(int address, int value);

    /** Stores the lowest byte of a value. */
    void storeByte(int address, int value);
}
