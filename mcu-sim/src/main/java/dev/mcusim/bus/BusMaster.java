package dev.mcusim.bus;

/** How something other than the core, a DMA controller, reads and writes memory and peripherals. It takes no time of the core. */
public interface BusMaster {

    /** Whether something answers at an address, which for stores has to be writable. */
    boolean answers(AddressSpace.Access access, long address, int size);

    /**
     * What is at an address.
     *
     * @param address unsigned 32-bit address where {@link #answers} holds for reads, a multiple of the size
     * @param size    1, 2 or 4 bytes
     * @return the value, zero-extended
     */
    int read(long address, int size);

    /**
     * Changes what is at an address. The core forgets code that it had taken from there.
     *
     * @param address unsigned 32-bit address where {@link #answers} holds for writes, a multiple of the size
     * @param size    1, 2 or 4 bytes
     * @param value   in its lowest bytes
     */
    void write(long address, int size, int value);

    /**
     * Many bytes of memory at once.
     *
     * @param address unsigned 32-bit address of memory, not of peripherals
     */
    byte[] readMemory(long address, int length);

    /**
     * Changes many bytes of memory at once, also of such that stores do not change. The core forgets code that it had taken from there.
     *
     * @param address unsigned 32-bit address of memory, not of peripherals
     */
    void writeMemory(long address, byte[] bytes);
}
