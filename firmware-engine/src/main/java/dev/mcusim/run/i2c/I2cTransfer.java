package dev.mcusim.run.i2c;

import java.util.HexFormat;
import java.util.Locale;

/**
 * What went over a bus behind a start condition, up to a stop condition or a repeated start.
 *
 * @param nanoseconds  since power-up, when the address had been sent
 * @param bus          name of a controller on it, for example {@code I2C1}
 * @param address      of 7 bits, or of 10 where {@code tenBits}
 * @param read         whether the device sent
 * @param acknowledged whether somebody has the address, and acknowledged every byte that was written
 * @param bytes        how many went over the bus
 * @param data         the first {@value #KEPT} of them
 */
public record I2cTransfer(
        long nanoseconds,
        String bus,
        int address,
        boolean tenBits,
        boolean read,
        boolean acknowledged,
        long bytes,
        byte[] data) {

    /** How many bytes of a transfer are kept. */
    public static final int KEPT = 64;

    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    /** The time in milliseconds. */
    public double milliseconds() {
        return nanoseconds / NANOSECONDS_PER_MILLISECOND;
    }

    /** The address as {@code 0x68}. */
    public String addressText() {
        return (tenBits ? "0x%03x" : "0x%02x").formatted(address);
    }

    /** The bytes as {@code 75 6b}, with {@code ...} where there are more than are kept. */
    public String dataText() {
        return HexFormat.ofDelimiter(" ").formatHex(data) + (bytes > data.length ? " ..." : "");
    }

    /** A line of text, as {@code 12.345678 ms I2C1 0x68 write 75 6b}. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%.6f ms %s %s %s%s%s",
                milliseconds(),
                bus,
                addressText(),
                read ? "read" : "write",
                bytes == 0 ? "" : " " + dataText(),
                acknowledged ? "" : " not acknowledged");
    }
}
