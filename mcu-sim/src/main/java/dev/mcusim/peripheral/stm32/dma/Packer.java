package dev.mcusim.peripheral.stm32.dma;

/** Bytes on their way from items of one size to items of another, the lowest byte of an item first. */
final class Packer {

    private long bytes;
    private int count;

    /** How many bytes are in it, at most 7. */
    int size() {
        return count;
    }

    void put(int item, int size) {
        long mask = (1L << 8 * size) - 1;
        bytes |= (item & mask) << 8 * count;
        count += size;
    }

    /** Takes an item out, zero-extended. */
    int take(int size) {
        int item = (int) (bytes & (1L << 8 * size) - 1);
        bytes >>>= 8 * size;
        count -= size;
        return item;
    }

    void clear() {
        bytes = 0;
        count = 0;
    }
}
