package dev.mcusim.peripheral.stm32.spi;

/** The CRC over frames as they go over the line, highest bit first (RM0090, 28.3.6; RM0385, 35.5.14). */
final class Checksum {

    private int value;

    void clear() {
        value = 0;
    }

    int value() {
        return value;
    }

    /**
     * Takes a frame in.
     *
     * @param frame      in the order of the line
     * @param bits       its length
     * @param polynomial without its highest term
     * @param width      of the checksum: 8 or 16
     */
    void add(int frame, int bits, int polynomial, int width) {
        for (int i = bits - 1; i >= 0; i--) {
            boolean carries = ((value >>> width - 1 ^ frame >>> i) & 1) != 0;
            value = (value << 1 ^ (carries ? polynomial : 0)) & (1 << width) - 1;
        }
    }
}
