package dev.mcusim.debug;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes as pairs of hexadecimal digits, as packets carry them. */
final class Hex {

    private static final HexFormat FORMAT = HexFormat.of();

    private Hex() {}

    static String of(byte[] bytes) {
        return FORMAT.formatHex(bytes);
    }

    static String of(byte[] bytes, int count) {
        return FORMAT.formatHex(bytes, 0, count);
    }

    /** Text of people, in UTF-8. */
    static String ofText(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A little-endian number. */
    static String of(long value, int bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            FORMAT.toHexDigits(text, (byte) (value >>> (8 * i)));
        }
        return text.toString();
    }

    static byte[] bytes(String digits) {
        try {
            return FORMAT.parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new BadPacketException("no pairs of hexadecimal digits");
        }
    }

    /** The little-endian number of some bytes. */
    static long number(byte[] bytes, int offset, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (bytes[offset + i] & 0xffL) << (8 * i);
        }
        return value;
    }
}
