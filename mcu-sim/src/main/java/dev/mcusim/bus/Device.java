package dev.mcusim.bus;

/** A peripheral as the bus sees it. */
public interface Device {

    /**
     * What a load reads.
     *
     * @param offset bytes from the device's first address, at least 0
     * @param size   1, 2 or 4 bytes
     * @return the value, zero-extended
     */
    int read(int offset, int size);

    /**
     * Carries out a store.
     *
     * @param offset bytes from the device's first address, at least 0
     * @param size   1, 2 or 4 bytes
     * @param value  in its lowest bytes
     */
    void write(int offset, int size, int value);
}
