package dev.mcusim.peripheral.stm32.spi;

/** Bytes in order, first in, first out; frames of several bytes have the lowest byte first. */
final class ByteFifo {

    private final byte[] held;
    private int first;
    private int count;

    /**
     * @param capacity bytes that it holds
     */
    ByteFifo(int capacity) {
        held = new byte[capacity];
    }

    void clear() {
        count = 0;
    }

    /** How many bytes it holds. */
    int size() {
        return count;
    }

    /** How many bytes it would still take. */
    int room() {
        return held.length - count;
    }

    /** Adds the lowest bytes of a number, where there is room for them. */
    void add(int number, int bytes) {
        for (int i = 0; i < bytes; i++) {
            held[(first + count) % held.length] = (byte) (number >>> 8 * i);
            count++;
        }
    }

    /** Takes out a number of so many bytes; bytes that are missing are zero. */
    int remove(int bytes) {
        int number = 0;
        for (int i = 0; i < bytes && count > 0; i++) {
            number |= (held[first] & 0xff) << 8 * i;
            first = (first + 1) % held.length;
            count--;
        }
        return number;
    }
}
