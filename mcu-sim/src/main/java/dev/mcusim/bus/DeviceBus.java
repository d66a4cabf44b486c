package dev.mcusim.bus;

/**
 * Everything that answers loads and stores and is not memory: the peripherals of a chip. Accesses are little-endian; one that is not
 * aligned, or that spans two devices, is taken to the device of its first byte.
 */
public interface DeviceBus {

    /** No device at all. */
    DeviceBus NONE = new DeviceBus() {
        @Override
        public boolean covers(long address) {
            return false;
        }

        @Override
        public int read(long address, int size) {
            throw new IndexOutOfBoundsException("no device at 0x%08x".formatted(address));
        }

        @Override
        public void write(long address, int size, int value) {
            throw new IndexOutOfBoundsException("no device at 0x%08x".formatted(address));
        }
    };

    /** Whether a device answers at an unsigned 32-bit address. */
    boolean covers(long address);

    /**
     * What a load reads.
     *
     * @param address where {@link #covers} holds
     * @param size    1, 2 or 4 bytes
     * @return the value, zero-extended
     */
    int read(long address, int size);

    /**
     * Carries out a store.
     *
     * @param address where {@link #covers} holds
     * @param size    1, 2 or 4 bytes
     * @param value   in its lowest bytes
     */
    void write(long address, int size, int value);

    /**
     * A store to memory that stores do not change by themselves, such as flash: a device may do something with it.
     *
     * @param address first byte, in such memory
     * @param size    1, 2 or 4 bytes
     * @param value   in its lowest bytes
     * @return whether one has; otherwise the store fails
     */
    default boolean takesStore(long address, int size, int value) {
        return false;
    }
}
