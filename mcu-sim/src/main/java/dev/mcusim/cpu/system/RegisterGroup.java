package dev.mcusim.cpu.system;

/** Registers of the private peripheral bus that one unit answers for. */
public interface RegisterGroup {

    /** Whether there is a register of this group at a word address. */
    boolean contains(int address);

    /** The word at an address where {@link #contains} holds; reading may have side effects. */
    int read(int address);

    /**
     * A store to an address where {@link #contains} holds.
     *
     * @param bits  the value in its lanes, zero outside them
     * @param lanes the bits of the bytes that the store covers
     */
    void write(int address, int bits, int lanes);
}
