package dev.mcusim.peripheral;

/**
 * What goes over a serial line from a start bit to the last stop bit.
 *
 * @param format  how it was sent
 * @param bits    data and parity bits, the one sent first lowest
 * @param isBreak whether the stop bit was missing, as the line was held low
 */
public record SerialFrame(SerialFormat format, int bits, boolean isBreak) {

    /** The bits that are data. */
    public int data() {
        return bits & SerialFormat.mask(format.dataBits());
    }
}
